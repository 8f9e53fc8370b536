/** The closed schema of geodata/tours.json. A city without tours has no such file. */
import * as v from 'valibot';
import { bounds, id, localized } from './schema';

const step = v.strictObject({
  /** The place the step tells of; left out where it tells of no one place. */
  site: v.optional(id),
  /** Only without a site, whose name is the title otherwise. */
  title: v.optional(localized),
  /** What the step shows; left out, the place is framed. */
  view: v.optional(v.strictObject({ bounds })),
  /** The layers the step shows instead of the tour's. */
  layers: v.optional(v.array(id)),
  /** A journey along the track of the site, compared with the one it replaces. */
  flight: v.optional(
    v.strictObject({
      /** The figure of the site that has both travel times. */
      claim: id,
      figure: id,
      now: localized,
      before: localized,
    }),
  ),
  text: localized,
});

export const toursSchema = v.strictObject({
  $schema: v.optional(v.string()),
  tours: v.array(
    v.strictObject({
      id,
      /** The theme whose icon and colour the tour has. */
      theme: id,
      title: localized,
      summary: localized,
      /** The layers that are shown; left out, those that are shown stay. */
      layers: v.optional(v.array(id)),
      steps: v.pipe(v.array(step), v.minLength(2, 'a tour has at least two steps')),
    }),
  ),
});

export type ToursFile = v.InferOutput<typeof toursSchema>;
