import type { TableField } from '../../domain/table/model';
import type { OwnLayer } from '../../domain/own/model';
import { fieldsFor } from '../../domain/table/languages';
import type { Speech } from '../../i18n/speech.svelte';
import type { Atlas } from '../../state/atlas.svelte';

/** What a field is called: its title in the person's language, or the name that its maker gave it. */
export const fieldTitle = (field: TableField, speech: Speech): string =>
  field.title ? speech.name(field.title).text : field.name;

/** The fields of an own layer that the person reads. */
export const readFields = (layer: OwnLayer, atlas: Atlas, speech: Speech): TableField[] =>
  fieldsFor(layer.table.fields, speech.lang, atlas.core.settings.languages);
