// Layers: groups, opacity, a layer alone. The view has the lines that grow faint above the sheet of phones.
import { expect, test } from '../support/fixtures.ts';

test('a group shows that only some of its layers are on; one layer stands alone and is drawn faintly', async ({
  atlas,
  page,
}) => {
  await atlas.visit('?lang=en#map=9/38.65/121.6&panel=layers');
  const { layers } = atlas;
  await expect(layers.group('coast')).toBeChecked({ indeterminate: true });
  await layers.group('coast').click();
  await expect(layers.group('coast')).toBeChecked();

  await layers.openMenu('Metro and tram lines');
  await layers.button('layers.solo').click();
  await expect(layers.group('coast')).not.toBeChecked();
  await expect(page).toHaveURL(/layers=metro-lines(&|$)/);
  await layers.opacity.fill('50');
  await expect(page).toHaveURL(/opacity=metro-lines:0\.5(&|$)/);
  const faint = await atlas.picture();
  await layers.opacity.fill('100');
  await atlas.picturesOtherThan(faint);
  await layers.button('layers.solo').click();
  await expect(layers.group('coast')).toBeChecked();
});
