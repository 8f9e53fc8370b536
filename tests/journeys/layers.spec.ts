// Layers: groups, opacity, a layer alone, and a layer of one's own: styled, pressed, ordered, undone.
import { expect, test } from '../support/fixtures.ts';

test('a group shows that only some of its layers are on; one layer stands alone and is drawn faintly', async ({
  atlas,
  page,
}) => {
  await atlas.visit('?lang=en#panel=layers');
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

test('a layer of one’s own: copied, coloured, gathered, ordered, removed and brought back @desktop', async ({
  atlas,
}) => {
  const title = 'Metro stations and tram stops (copy)';
  await atlas.visit('?lang=en#map=10.2/38.98/121.6&panel=layers&layers=');
  const { layers } = atlas;
  const bare = await atlas.picture();
  await layers.openMenu('Metro stations and tram stops');
  await layers.button('layers.copy').click();
  await expect(layers.mine.getByRole('switch', { name: title })).toBeChecked();
  await layers.openMenu('Metro stations and tram stops');
  await atlas.picturesOtherThan(bare);

  await layers.openMenu(title);
  await layers.button('style.title').click();
  const single = await atlas.picture();
  await layers.choose('style.category');
  await layers.select('style.field', 'Kind');
  await expect(layers.legend.getByText('tram', { exact: true })).toBeVisible();
  await atlas.picturesOtherThan(single);
  const circles = await atlas.picture();
  await layers.choose('style.points.cluster');
  await atlas.picturesOtherThan(circles);
  await expect(layers.legend.getByText(atlas.text('style.clusters'))).toBeVisible();
  expect(await atlas.accessibilityFaults()).toEqual([]);

  await layers.button('layers.remove').click();
  await expect(layers.mine).toBeHidden();
  await atlas.picturesAs(bare);
  await layers.undo('deed.layer.remove').click();
  await expect(layers.mine.getByRole('switch', { name: title })).toBeChecked();

  await layers.openMenu(title);
  await layers.button('style.title').click();
  await layers.choose('style.points.circle');
  await atlas.pressMap([121.56591, 38.88077]);
  await expect(
    atlas.page.getByRole('heading', { name: 'Second Hospital of Dalian Medical University' }),
  ).toBeVisible();
});
