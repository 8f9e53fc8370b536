// The map on paper: a true scale, measured on the sheet, and as a picture with what belongs to it.
import geographiclib from 'geographiclib-geodesic';
import { messages } from '../../src/i18n/print/en.ts';
import { expect, test } from '../support/fixtures.ts';
import { PrintDialog, Sheet } from '../support/print.ts';

test.describe.configure({ timeout: 240_000 });

/** Colours that nothing else on the map has. */
const PLACES = [
  { id: 'west', at: [121.52, 38.93], color: '#e600e6', rgb: [230, 0, 230] },
  { id: 'east', at: [121.72, 38.93], color: '#00e64d', rgb: [0, 230, 77] },
  { id: 'north', at: [121.52, 39.03], color: '#e6a100', rgb: [230, 161, 0] },
] as const;
const style = (color: string): object => ({
  coloring: { kind: 'single', color },
  points: 'circle',
  radiusPx: 9,
  sizeBy: null,
  lineWidthPx: 2,
  dashed: false,
  fillOpacity: 1,
  labelField: null,
});
const camera = { center: [121.62, 38.97], zoom: 10.5, bearing: 0, pitch: 0 };
const view = { layers: [], time: null, labels: 'both', filters: {}, camera };
const project = {
  format: 'atlas-project',
  version: 1,
  name: 'Distances',
  content: {
    layers: PLACES.map(({ id, at: [lng, lat], color }) => ({
      id: `own-${id}`,
      title: `Place in the ${id}`,
      origin: 'drawn',
      shown: true,
      opacity: 1,
      style: style(color),
      table: {
        fields: [{ name: 'name', type: 'text' }],
        featureCount: 1,
        bounds: [lng, lat, lng, lat],
        geometryKinds: ['point'],
      },
      version: 1,
      recipe: null,
      source: '',
    })),
    underCount: 0,
    view,
    views: [],
    comparison: null,
  },
  features: Object.fromEntries(
    PLACES.map(({ id, at }) => [
      `own-${id}`,
      {
        type: 'FeatureCollection',
        features: [
          { type: 'Feature', id, geometry: { type: 'Point', coordinates: at }, properties: {} },
        ],
      },
    ]),
  ),
};

const SCALE = 200_000;
const DPI = 150;
const metresOf = (pixels: number): number => (pixels / DPI) * 0.0254 * SCALE;
const middle = (pixels: readonly { x: number; y: number }[]): { x: number; y: number } => ({
  x: pixels.reduce((sum, { x }) => sum + x, 0) / pixels.length,
  y: pixels.reduce((sum, { y }) => sum + y, 0) / pixels.length,
});

test(
  'a sheet has its size, the bar its length and the map its scale; a picture its pixels and legend',
  { tag: '@desktop' },
  async ({ atlas, page }) => {
    await atlas.visit('?lang=en&theme=dark#panel=tools');
    await atlas.panel.getByRole('button', { name: atlas.text('project.title') }).click();
    const chooser = page.waitForEvent('filechooser');
    await atlas.panel.getByRole('button', { name: atlas.text('project.file.open') }).click();
    const buffer = Buffer.from(JSON.stringify(project));
    await (await chooser).setFiles({ name: 'd.json', mimeType: 'application/json', buffer });
    await expect(atlas.panel.getByText(atlas.text('project.status.saved'))).toBeVisible();
    await atlas.panel.getByRole('button', { name: atlas.text('tools.back') }).click();

    const print = new PrintDialog(atlas);
    await print.open();
    await print.entitle('大连湾 – Заливы');
    await print.choose('A3');
    await print.choose(messages.landscape);
    await print.choose(messages['resolution.150']);
    await print.scale(SCALE);
    await print.show('graticule');
    await print.isDrawn();
    await expect(print.preview).toContainText('1 : 200,000');
    await expect(print.preview).toContainText('Place in the west');
    expect(await atlas.accessibilityFaults()).toEqual([]);

    const sheet = new Sheet(await print.save('PDF'));
    // ISO 216: A3 is 420 by 297 mm.
    expect(sheet.info).toMatchObject({ 'Page size': expect.stringContaining('(A3)'), Pages: '1' });
    expect(sheet.info['Page size']).toMatch(/^1190\.\d+ x 841\.\d+ /);
    expect(sheet.info['Title']).toBe('大连湾 – Заливы');
    const [, said = ''] = /; (\d+) m$/.exec(sheet.info['Subject'] ?? '') ?? [];
    await expect(print.preview).toContainText(`${Number(said) / 1000} km`);

    const paper = sheet.draw(DPI);
    // Below the map, and shorter than its frame.
    const bar = paper.longestRun([paper.height * 0.85, paper.height], (70 / 25.4) * DPI);
    expect(Math.abs(metresOf(bar) / Number(said) - 1)).toBeLessThan(0.01);
    const [west, east, north] = PLACES.map(({ rgb }) => {
      // The legend has the colours too, beside the map.
      const onMap = paper.of(rgb).filter(({ x }) => x < paper.width * 0.8);
      expect(onMap.length).toBeGreaterThan(100);
      return middle(onMap);
    });
    for (const [from, to, second] of [
      [west!, east!, PLACES[1]],
      [west!, north!, PLACES[2]],
    ] as const) {
      const [lng, lat] = PLACES[0].at;
      const { s12 = NaN } = geographiclib.Geodesic.WGS84.Inverse(
        lat,
        lng,
        second.at[1],
        second.at[0],
      );
      const measured = metresOf(Math.hypot(to.x - from.x, to.y - from.y));
      expect(Math.abs(measured / s12 - 1), second.id).toBeLessThan(0.01);
    }
    // Dark on the screen, light on paper.
    expect(paper.at(20, 20)).toEqual([255, 255, 255]);

    await print.choose(messages['kind.png']);
    await print.choose('2×');
    await print.isDrawn();
    const hint = (await print.dialog.getByText(/ pixels$/).textContent()) ?? '';
    const [width = '', height = ''] = hint.replaceAll(',', '').match(/\d+/g) ?? [];
    const picture = await print.pixelsOf(await print.save('PNG'));
    expect([picture.width, picture.height]).toEqual([Number(width), Number(height)]);
    expect(picture.width).toBeGreaterThan(1600);
    for (const { rgb } of PLACES) {
      const found = picture.of(rgb);
      const isLegend = ({ x }: { x: number }): boolean => x > picture.width - 60 * 7.6;
      expect(found.filter(isLegend).length).toBeGreaterThan(30);
      expect(found.filter((pixel) => !isLegend(pixel)).length).toBeGreaterThan(100);
    }
  },
);
