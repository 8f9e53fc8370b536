// Drawing and measuring by mouse, by finger and by keys.
import { expect, test } from '../support/fixtures.ts';

// GeographicLib, Inverse on WGS 84: 38.90° N 121.56° E to 38.94° N 121.62° E is 6,841 m.
const FROM = [121.56, 38.9] as const;
const TO = [121.62, 38.94] as const;
const VIEW = '?lang=en#map=11/38.92/121.6&panel=tools';

test('a line between two positions has its length, is undone, redone and deleted', async ({
  atlas,
}) => {
  await atlas.visit(VIEW);
  await atlas.openTool('draw');
  expect(await atlas.accessibilityFaults()).toEqual([]);
  // Else it would keep to roads and rails nearby.
  await atlas.snapSwitch.uncheck();
  await atlas.takeDrawingTool('draw.kind.line');
  await atlas.pressMap(FROM);
  await atlas.pressMap(TO);
  await atlas.finishDrawing();
  const row = atlas.drawing('Line 1');
  // A press is as fine as a pixel, which is 44 m here.
  await expect(row).toContainText(/6\.[789]\d? km/);
  expect(await atlas.accessibilityFaults()).toEqual([]);

  // No place was picked by what was pressed.
  expect(atlas.page.url()).not.toContain('place=');
  await atlas.raiseSheet();
  await atlas.panelButton('draw.undo').click();
  await expect(row).toHaveCount(0);
  await atlas.panelButton('draw.redo').click();
  await expect(row).toBeVisible();
});

test('what is typed is exact; a circle keeps its radius, a line parts an area', async ({
  atlas,
}) => {
  await atlas.visit(VIEW);
  await atlas.openTool('draw');
  await atlas.takeDrawingTool('draw.kind.line');
  await atlas.typePosition('38.90, 121.56');
  await atlas.typePosition('38.94, 121.62');
  await atlas.finishDrawing();
  await expect(atlas.drawing('Line 1')).toContainText('6.84 km');

  await atlas.takeDrawingTool('draw.kind.rectangle');
  await atlas.typePosition('38.90, 121.60');
  await atlas.typePosition('38.94, 121.66');
  await expect(atlas.drawing('Rectangle 1')).toBeVisible();
  await atlas.takeDrawingTool('draw.tool.split');
  await atlas.typePosition('38.88, 121.63');
  await atlas.typePosition('38.96, 121.63');
  await atlas.finishDrawing();
  await expect(atlas.drawing('Rectangle 1 1')).toBeVisible();
  await expect(atlas.drawing('Rectangle 1 2')).toBeVisible();

  await atlas.takeDrawingTool('draw.kind.circle');
  await atlas.typePosition('38.92, 121.60');
  await atlas.typePosition('38.92, 121.61');
  const radius = atlas.panel.getByLabel(atlas.text('draw.measure.radiusMetres'));
  await radius.fill('1500');
  await radius.press('Tab');
  // π (1500 m)² are 7.07 km².
  await expect(atlas.drawing('Circle 1')).toContainText('7.07 km²');
});

test('keys alone draw a line and take a position back @desktop', async ({ atlas }) => {
  const { keyboard } = atlas.page;
  await atlas.visit(VIEW);
  await atlas.openTool('draw');
  await atlas.takeDrawingTool('draw.kind.line');
  await atlas.panelButton('draw.keys').click();
  await expect(atlas.drawingSurface).toBeFocused();
  await keyboard.press('Enter');
  await atlas.pansBy('ArrowRight');
  await keyboard.press('Enter');
  await atlas.pansBy('ArrowUp');
  await keyboard.press(' ');
  await expect(atlas.announced(/^Position 3 set/)).toBeAttached();
  await keyboard.press('Backspace');
  await expect(atlas.announced(atlas.text('draw.say.takenBack'))).toBeAttached();
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await expect(atlas.drawing('Line 1')).toContainText(/\d km/);
  await keyboard.press('Control+z');
  await expect(atlas.drawing('Line 1')).toHaveCount(0);
});

test('a corner is dragged, and the map picks again when the tool is put down @desktop', async ({
  atlas,
}) => {
  await atlas.visit(VIEW);
  await atlas.openTool('draw');
  await atlas.takeDrawingTool('draw.kind.line');
  await atlas.typePosition('38.90, 121.56');
  await atlas.typePosition('38.94, 121.62');
  await atlas.finishDrawing();
  await atlas.snapSwitch.uncheck();
  await atlas.takeDrawingTool('draw.tool.select');
  // What was just drawn is selected: its end goes to 38.90° N 121.62° E.
  // GeographicLib: 38.90° N 121.56° E to 38.90° N 121.62° E is 5,205 m.
  await atlas.drag(TO, [121.62, 38.9]);
  await expect(atlas.drawing('Line 1')).toContainText(/5\.[123]\d? km/);

  await atlas.takeDrawingTool('draw.tool.none');
  await atlas.pressMap(atlas.positionOf('donggang'));
  // The flight begins there too.
  await expect(atlas.chooser).toBeVisible();
});
