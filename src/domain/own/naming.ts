/** What a feature of a person's own layer is called, and what of its fields can be read. */
import type { TableField } from '../table/model';

/** Fields that hold names in most data, the likeliest first. */
const NAME_FIELDS = /^(name|title|label|名称|名字|名前|名称|이름|название)$/i;

/** The fields that may hold the name of a feature, the likeliest first. */
export function nameFields(fields: readonly TableField[], labelField: string | null): string[] {
  const bare = ({ name }: TableField): string => name.replace(/:[A-Za-z-]+$/, '');
  return [
    ...(labelField === null ? [] : [labelField]),
    ...fields.filter((field) => NAME_FIELDS.test(bare(field))).map(({ name }) => name),
    ...fields.filter(({ type }) => type === 'text').map(({ name }) => name),
  ];
}

/**
 * The name of a feature: what it is labelled by, or else what is called a name, or else its first text.
 * @param fields those that the person reads
 * @returns the id when there is no such value
 */
export function featureName(
  feature: { readonly id: string; readonly properties: Readonly<Record<string, unknown>> },
  fields: readonly TableField[],
  labelField: string | null,
): string {
  const text = (name: string): string => {
    const value = feature.properties[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  };
  return (
    nameFields(fields, labelField)
      .map(text)
      .find((value) => value !== '') ?? feature.id
  );
}
