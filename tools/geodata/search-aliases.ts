/** geodata/aliases.json: other names and readings by which people look for things. */
import * as v from 'valibot';
import type { Lang } from '../../src/domain/site';

const names = v.pipe(v.array(v.pipe(v.string(), v.trim(), v.nonEmpty())), v.minLength(1));

/** Other names by language, by the id of a site, a feature, a road or an indicator. */
export const aliasesSchema = v.record(
  v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is kebab-case')),
  v.pipe(
    v.record(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?$/)), names),
    v.check((value) => Object.keys(value).length > 0, 'an id has at least one name'),
  ),
);

export type Aliases = Readonly<Record<string, Readonly<Record<Lang, readonly string[]>>>>;

/**
 * Parses the contents of aliases.json.
 * @throws with the path of each fault
 */
export function parseAliases(value: unknown): Aliases {
  const result = v.safeParse(aliasesSchema, value);
  if (result.success) return result.output;
  const faults = result.issues.map(
    (issue) => `aliases.json ${v.getDotPath(issue) ?? ''}: ${issue.message}`,
  );
  throw new Error(faults.join('\n'));
}
