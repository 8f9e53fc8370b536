import { formatDate, formatFigure } from '../../domain/format';
import { PRECISIONS, SITE_KINDS, STATUSES, type Theme } from '../../domain/site';
import type { CellValue, TableField } from '../../domain/table/model';
import type { Speech } from '../../i18n/speech.svelte';

export const fieldTitle = (field: TableField, speech: Speech): string =>
  field.title ? speech.name(field.title).text : field.name;

const has = <T extends string>(all: readonly T[], value: string): value is T =>
  (all as readonly string[]).includes(value);

/** A code of the atlas in the person's language; null when it is none. */
function codeWord(
  codes: NonNullable<TableField['codes']>,
  value: string,
  themes: readonly Theme[],
  speech: Speech,
): string | null {
  if (codes === 'status' && has(STATUSES, value)) return speech.t(`status.${value}`);
  if (codes === 'kind' && has(SITE_KINDS, value)) return speech.t(`kind.${value}`);
  if (codes === 'precision' && has(PRECISIONS, value)) return speech.t(`table.precision.${value}`);
  const theme = codes === 'theme' ? themes.find(({ id }) => id === value) : undefined;
  return theme ? speech.name(theme.title).text : null;
}

/** A value of a table as people read it; empty for a missing one. */
export function cellWords(
  field: TableField,
  value: CellValue,
  themes: readonly Theme[],
  speech: Speech,
): string {
  if (value === null || value === '') return '';
  if (field.type === 'boolean')
    return speech.t(String(value) === 'true' ? 'table.yes' : 'table.no');
  if (typeof value === 'number') {
    return field.unit
      ? formatFigure({ value, unit: field.unit }, speech.lang)
      : new Intl.NumberFormat(speech.lang, { maximumFractionDigits: 6 }).format(value);
  }
  const text = String(value);
  if (field.type === 'date') return formatDate(text, speech.lang);
  return (field.codes && codeWord(field.codes, text, themes, speech)) ?? text;
}
