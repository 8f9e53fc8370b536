// Where a person is: asked on a tap, told in words and drawn on the map, and kept on the device.
import { expect, test } from '../support/fixtures.ts';

test.describe.configure({ timeout: 90_000 });

const WHARF = 'fishermans-wharf';
/** 0.09° north of the wharf: a degree of latitude is 111.01 km at 39° N (WGS 84), so 9.99 km. */
const NORTH_OF_WHARF = { longitude: 121.67887, latitude: 38.96632 };
/** Tian'anmen. Spherically, haversine of radius 6371 km, Zhongshan Square is 465 km away. */
const BEIJING = { longitude: 116.3912, latitude: 39.9067 };

test('a person in the city sees how exactly, how far and which way; one far away is told so', async ({
  atlas,
  context,
}) => {
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ ...NORTH_OF_WHARF, accuracy: 400 });
  await atlas.watchGeolocation();
  await atlas.visit(`?lang=en#place=${WHARF}`);
  const plain = await atlas.picture();
  expect(await atlas.geolocation()).toEqual({ asked: 0, ended: 0 });

  const said = atlas.map.getByRole('status').filter({ hasText: /^(You|The)/ });
  await atlas.whereaboutsButton.click();
  await expect(said).toHaveText(
    `You are here, to about 400 m. To ${atlas.placeName(WHARF)}: 10 km to the south.`,
  );
  await expect(atlas.whereaboutsButton).toHaveAttribute('aria-pressed', 'true');
  // The map goes there, once, and draws the ring; a wider ring is drawn wider.
  await expect.poll(() => atlas.camera()?.center[1]).toBeCloseTo(NORTH_OF_WHARF.latitude, 1);
  const near = await atlas.picture();
  expect(near).not.toBe(plain);
  const asked = atlas.countRequests();
  await context.setGeolocation({ ...NORTH_OF_WHARF, accuracy: 2000 });
  await expect(said).toContainText('to about 2 km');
  await atlas.picturesOtherThan(near);

  await context.setGeolocation({ ...BEIJING, accuracy: 50 });
  await expect(said).toHaveText(
    /^You are 46\d km from Zhongshan Square: outside of this map\.\s*$/,
  );
  expect(asked()).toEqual([]);

  await atlas.whereaboutsButton.click();
  await expect(said).toHaveCount(0);
  await expect(atlas.whereaboutsButton).toHaveAttribute('aria-pressed', 'false');
  expect(await atlas.geolocation()).toEqual({ asked: 1, ended: 1 });
});

test('a refusal is told, with what to do', { tag: '@desktop' }, async ({ atlas, context }) => {
  await context.clearPermissions();
  await atlas.visit('?lang=en');
  await atlas.whereaboutsButton.click();
  await expect(atlas.map.getByText(atlas.text('whereabouts.denied'))).toBeVisible();
  // Another tap puts the words away; the next one would ask again.
  await atlas.whereaboutsButton.click();
  await expect(atlas.map.getByText(atlas.text('whereabouts.denied'))).toHaveCount(0);
});
