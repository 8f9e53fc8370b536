import { formatDate, formatDistance } from '../../domain/format';
import type { Condition } from '../../domain/filter/model';
import type { CellValue, TableField } from '../../domain/table/model';
import type { Speech } from '../../i18n/speech.svelte';

export interface ConditionWords {
  readonly speech: Speech;
  readonly field: (name: string) => string;
  readonly value: (name: string, value: CellValue) => string;
  /** Name of a feature of another layer. */
  readonly feature: (layer: string, id: string) => string;
}

/** Ends of a range in words; a missing end is open. */
function between(
  { speech }: ConditionWords,
  field: string,
  min: string | null,
  max: string | null,
): string {
  if (min !== null && max !== null) return speech.t('filter.say.between', { field, min, max });
  if (min !== null) return speech.t('filter.say.least', { field, min });
  return speech.t('filter.say.most', { field, max: max ?? '∞' });
}

/** A condition as a person says it. */
export function conditionWords(condition: Condition, words: ConditionWords): string {
  const { speech } = words;
  switch (condition.kind) {
    case 'text':
      return speech.t('filter.say.text', {
        field: words.field(condition.field),
        text: condition.contains,
      });
    case 'number': {
      const say = (end: number | null): string | null =>
        end === null ? null : words.value(condition.field, end);
      const { field, min, max } = condition;
      return between(words, words.field(field), say(min), say(max));
    }
    case 'date': {
      const say = (end: string | null): string | null =>
        end === null ? null : formatDate(end, speech.lang);
      return between(words, words.field(condition.field), say(condition.from), say(condition.to));
    }
    case 'category': {
      const values = condition.values.map((value) =>
        value === '' ? speech.t('filter.missing') : words.value(condition.field, value),
      );
      return speech.t('filter.say.values', {
        field: words.field(condition.field),
        values: new Intl.ListFormat(speech.lang, { type: 'disjunction', style: 'short' }).format(
          values,
        ),
      });
    }
    case 'bounds':
      return speech.t('filter.say.bounds');
    case 'shape':
      return speech.t('filter.say.shape');
    case 'near': {
      const name = words.feature(condition.layer, condition.feature);
      const { distanceMetres } = condition;
      if (distanceMetres === 0) return speech.t('filter.say.touches', { name });
      const distance = formatDistance(distanceMetres, speech.lang);
      return speech.t('filter.say.near', { distance, name });
    }
  }
}

/** The field that a condition names: without the language, where it is written once a language. */
export const fieldOfCondition = (field: TableField, languages: readonly string[]): string =>
  languages.some((lang) => field.name.endsWith(`:${lang}`))
    ? field.name.slice(0, field.name.lastIndexOf(':'))
    : field.name;
