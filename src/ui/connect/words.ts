import { addressOf, type ConnectedLayer } from '../../domain/connect/model';
import { ConnectProblem } from '../../domain/connect/problem';
import type { ConnectTranslate } from '../../i18n/connect/messages';

/** Where a layer comes from, as a person knows it. */
export function hostOfLayer({ source }: ConnectedLayer, t: ConnectTranslate): string {
  const address = addressOf(source);
  if (address === null) return t('host.device');
  return URL.canParse(address) ? new URL(address).host : address;
}

/** What went wrong and what to do about it. */
export function explain(error: unknown, t: ConnectTranslate): { why: string; what: string } {
  if (error instanceof ConnectProblem)
    return { why: t(`problem.${error.code}`, error.params), what: t(`do.${error.code}`) };
  return { why: error instanceof Error ? error.message : String(error), what: '' };
}
