/**
 * The few signs the basemap draws beside its names, as distance fields: one picture, coloured by the
 * style. They are computed, so there is no sprite to fetch.
 */

/** What a map's `addImage` takes. */
export interface BasemapImage {
  image: { width: number; height: number; data: Uint8ClampedArray };
  options: {
    sdf: true;
    pixelRatio: number;
    stretchX?: [number, number][];
    stretchY?: [number, number][];
    content?: [number, number, number, number];
  };
}

/** Distance from a shape's edge in CSS pixels from the middle; negative inside. */
type Shape = (x: number, y: number) => number;

const pixelRatio = 2;
/** Room for the halo, in CSS pixels. */
const margin = 3;
/** MapLibre puts the edge at this value and falls by one over eight pixels. */
const edge = 0.75;
const spread = 8;

const stroke =
  (ax: number, ay: number, bx: number, by: number, width: number): Shape =>
  (x, y) => {
    const dx = bx - ax;
    const dy = by - ay;
    const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    return Math.hypot(ax + t * dx - x, ay + t * dy - y) - width / 2;
  };

const ring =
  (cx: number, cy: number, radius: number, width: number): Shape =>
  (x, y) =>
    Math.abs(Math.hypot(x - cx, y - cy) - radius) - width / 2;

/** The lower part of a ring, below a height. */
const bowl =
  (cy: number, radius: number, from: number, width: number): Shape =>
  (x, y) => {
    if (y >= from) return ring(0, cy, radius, width)(x, y);
    const reach = Math.sqrt(radius ** 2 - (from - cy) ** 2);
    return Math.hypot(Math.abs(x) - reach, y - from) - width / 2;
  };

const box =
  (halfWidth: number, halfHeight: number, corner: number): Shape =>
  (x, y) => {
    const dx = Math.abs(x) - halfWidth + corner;
    const dy = Math.abs(y) - halfHeight + corner;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - corner;
  };

const union =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));

/** The part of the plane on one side of each line: a convex shape. */
const convex =
  (...corners: [x: number, y: number][]): Shape =>
  (x, y) =>
    Math.max(
      ...corners.map(([ax, ay], i) => {
        const [bx, by] = corners[(i + 1) % corners.length]!;
        const length = Math.hypot(bx - ax, by - ay);
        return ((by - ay) * (x - ax) - (bx - ax) * (y - ay)) / length;
      }),
    );

const plane = union(
  stroke(0, -4.6, 0, 4.2, 1.7),
  stroke(0, -0.8, -4.6, 1.8, 1.3),
  stroke(0, -0.8, 4.6, 1.8, 1.3),
  stroke(0, 3.6, -1.8, 4.8, 1.1),
  stroke(0, 3.6, 1.8, 4.8, 1.1),
);

const anchor = union(
  ring(0, -3.7, 1.2, 1),
  stroke(0, -2.4, 0, 4.6, 1.2),
  stroke(-2, -1, 2, -1, 1.1),
  bowl(0.6, 4, 1.4, 1.2),
);

const peak = convex([0, -3.4], [4, 3], [-4, 3]);

function draw(shape: Shape, width: number, height: number): BasemapImage {
  const columns = (width + 2 * margin) * pixelRatio;
  const rows = (height + 2 * margin) * pixelRatio;
  const data = new Uint8ClampedArray(columns * rows * 4);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = (column + 0.5 - columns / 2) / pixelRatio;
      const y = (row + 0.5 - rows / 2) / pixelRatio;
      data[(row * columns + column) * 4 + 3] = 255 * (edge - shape(x, y) / spread);
    }
  }
  return { image: { width: columns, height: rows, data }, options: { sdf: true, pixelRatio } };
}

/** A plate that stretches to the road number written on it. */
function shield(): BasemapImage {
  const size = 12;
  const { image, options } = draw(box(size / 2, size / 2, 3), size, size);
  const from = margin * pixelRatio;
  const to = image.width - from;
  const middle: [number, number] = [image.width / 2 - 1, image.width / 2 + 1];
  return {
    image,
    options: {
      ...options,
      stretchX: [middle],
      stretchY: [middle],
      content: [from, from, to, to],
    },
  };
}

/** Every image the basemap's style names, to be added to the map once its style is there. */
export const basemapImages = (): Record<string, BasemapImage> => ({
  'basemap-shield': shield(),
  'basemap-airport': draw(plane, 12, 12),
  'basemap-port': draw(anchor, 12, 12),
  'basemap-peak': draw(peak, 10, 8),
});
