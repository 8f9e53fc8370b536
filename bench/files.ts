/** Files of many features, made by rule: the same on every machine. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/** Gathering places of the features, [lng, lat]. */
const CENTRES = [
  [121.62, 38.91],
  [121.78, 39.05],
  [122.0, 39.4],
  [121.3, 38.82],
  [122.96, 39.68],
  [121.98, 39.65],
] as const;
const KINDS = ['住宅', '商业', '工业', '学校', '医院', '公园', '港口', '车站'];

/** Numbers from 0 to 1 that look random and repeat. Constants: Numerical Recipes, ch. 7.1. */
function* numbers(): Generator<number, never> {
  let state = 1;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

export type Shape = 'points' | 'polygons';

/** Writes a GeoJSON file of so many features around Dalian. */
export async function writeFeatures(path: string, count: number, shape: Shape): Promise<void> {
  const random = numbers();
  const next = (): number => random.next().value;
  /** Box and Muller, 1958. */
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next());
  const out = createWriteStream(path);
  out.write('{"type":"FeatureCollection","features":[\n');
  for (let index = 0; index < count; index += 1) {
    const [lng, lat] = CENTRES[index % CENTRES.length]!;
    const [x, y] = [lng + normal() * 0.12, lat + normal() * 0.08];
    const geometry =
      shape === 'points'
        ? { type: 'Point', coordinates: [round(x), round(y)] }
        : { type: 'Polygon', coordinates: [ringAround(x, y, 0.0004 + next() * 0.001)] };
    const feature = {
      type: 'Feature',
      id: index + 1,
      geometry,
      properties: {
        name: `地点 ${index}`,
        kind: KINDS[index % KINDS.length],
        value: Math.round(next() * 100_000) / 100,
        year: 1990 + (index % 36),
      },
    };
    if (!out.write(`${index > 0 ? ',\n' : ''}${JSON.stringify(feature)}`)) await once(out, 'drain');
  }
  out.end('\n]}\n');
  await once(out, 'finish');
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

function ringAround(x: number, y: number, radius: number): number[][] {
  const corners = Array.from({ length: 12 }, (_, at) => {
    const angle = (at / 12) * 2 * Math.PI;
    return [round(x + radius * Math.cos(angle)), round(y + radius * 0.78 * Math.sin(angle))];
  });
  return [...corners, corners[0]!];
}
