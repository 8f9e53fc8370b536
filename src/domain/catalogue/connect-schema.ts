/** The schema of `connect` in geodata/atlas.json. */
import * as v from 'valibot';

/** Hosts whose services people may connect to: origins, or `https:` for any; nobody when left out. */
export const connectSchema = v.optional(
  v.array(
    v.pipe(
      v.string(),
      v.regex(
        /^https?:(\/\/[a-z0-9.-]+(:\d+)?)?$/,
        'a host to connect to is https://host, https://host:port, or https: for any host',
      ),
      v.check((value) => value !== 'http:', 'any host only over https'),
    ),
  ),
);
