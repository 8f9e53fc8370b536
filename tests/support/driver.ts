import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import jsQR from 'jsqr';
import { toScreen } from '../../src/domain/mercator.ts';
import type { Camera, LngLat } from '../../src/domain/site.ts';
import { messages as english } from '../../src/i18n/en.ts';
import { messages as chinese } from '../../src/i18n/zh-Hans.ts';
import { createTranslate, type MessageKey, type Params } from '../../src/i18n/translate.ts';
import { LayersPanel } from './layers.ts';
import { root } from '../../tools/setup/run.mjs';
import { layoutFaults } from './layout.ts';

/** The live map is drawn by software here, beside other work. */
const DRAWN_MILLISECONDS = 30_000;
/** Of a million that a picture has. */
const PIXELS_LET_PASS = 8;

type Names = Readonly<Record<string, string>>;
interface SiteFile {
  readonly features: readonly {
    readonly id: string;
    readonly geometry: { readonly type: string; readonly coordinates: LngLat } | null;
    readonly properties: { readonly name: Names };
  }[];
}

const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
const features = readdirSync(join(root, 'geodata/layers'))
  .filter((file) => file.endsWith('.geojson'))
  .flatMap((file) => (json(`geodata/layers/${file}`) as SiteFile).features);
const title = (json('geodata/atlas.json') as { title: Names }).title;
const themes = (json('geodata/catalogue.json') as { themes: { id: string; title: Names }[] })
  .themes;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** A name that may go on, as a row of the list does with the local name. */
const starting = (text: string): RegExp => new RegExp(`^${escaped(text)}`);

export type Panel = 'places' | 'tours' | 'layers' | 'tools' | 'figures' | 'article';
/** What one can do with a place. */
export type Action = 'share' | 'directions' | 'coordinates' | 'driver' | 'print';
export type SheetStop = 'peek' | 'half' | 'full';

/** The atlas as a visitor sees it: the journeys speak in these words and know no selectors. */
export class Atlas {
  /** The language the visitor reads: that of the browser until another is asked for. */
  lang: 'zh-Hans' | 'en' = 'zh-Hans';

  /** How large the text is: 1 as browsers come, 2 for twice that. */
  #text = 1;

  constructor(
    readonly page: Page,
    readonly site: string,
  ) {}

  /** Opens the site, or a path, query or hash of it. */
  async open(path = ''): Promise<void> {
    const url = new URL(path, this.site);
    this.lang = url.searchParams.get('lang') === 'en' ? 'en' : 'zh-Hans';
    await this.page.goto(url.href);
  }

  /** Opens it and waits for the live map. */
  async visit(path = ''): Promise<void> {
    await this.open(path);
    await this.becomesLive();
  }

  // Words

  /** A text of the interface in the visitor's language. */
  text(key: MessageKey, params: Params = {}): string {
    return createTranslate(this.lang === 'en' ? english : chinese, this.lang)(key, params);
  }

  placeName(id: string): string {
    const name = features.find((feature) => feature.id === id)?.properties.name[this.lang];
    if (name === undefined) throw new Error(`There is no place ${id}.`);
    return name;
  }

  themeName(id: string): string {
    return themes.find((theme) => theme.id === id)?.title[this.lang] ?? id;
  }

  // Parts of the page

  /** A bottom sheet lies over the map. */
  get isPhone(): boolean {
    const { width, height } = this.page.viewportSize() ?? { width: 0, height: 0 };
    const [wide, high] = [width / this.#text, height / this.#text];
    return wide <= 760 && !(high <= 480 && wide >= 544);
  }

  get map(): Locator {
    const name = this.text('map.label', { title: title[this.lang] ?? '' });
    return this.page.getByRole('region', { name, exact: true });
  }

  get panel(): Locator {
    return this.page.getByRole('tabpanel');
  }

  /** The list's part of one theme. */
  theme(id: string): Locator {
    return this.panel.getByRole('region', { name: this.themeName(id), exact: true });
  }

  row(place: string): Locator {
    // Names of places begin with those of others.
    return this.panel.getByRole('button').and(this.page.locator(`#row-${place}`));
  }

  get layers(): LayersPanel {
    return new LayersPanel(this);
  }

  tab(panel: Panel): Locator {
    return this.page.getByRole('tab', { name: this.text(`panel.${panel}`) });
  }

  /** What is known of a place, in its panel. */
  detail(place: string): Locator {
    return this.page.getByRole('region', { name: starting(this.placeName(place)) });
  }

  heading(place: string): Locator {
    return this.page.getByRole('heading', { level: 2, name: starting(this.placeName(place)) });
  }

  /** A part of a place's panel, found by the heading it stands under. */
  partOf(detail: Locator, heading: MessageKey): Locator {
    const name = this.text(heading);
    return detail
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { level: 3, name, exact: true }) });
  }

  /** One of the basemaps in the panel of layers. */
  basemap(name: string): Locator {
    const group = this.panel.getByRole('radiogroup', { name: this.text('basemap.title') });
    return group.getByRole('radio', { name: starting(name) });
  }

  /** The approval numbers at the lower left of the map. */
  get approvalNumber(): Locator {
    return this.map.locator('[data-approval]');
  }

  get attribution(): Locator {
    return this.map.getByRole('group').filter({ has: this.page.locator('summary') });
  }

  /** The button that opens what one can do with the open place. */
  action(action: Action): Locator {
    const name = this.text(`action.${action}`);
    return this.page.locator('ul').getByRole('button', { name, exact: true });
  }

  dialogOf(action: Action): Locator {
    return this.page.getByRole('dialog', { name: this.text(`action.${action}`), exact: true });
  }

  get closeButton(): Locator {
    return this.page.getByRole('button', { name: this.text('app.close') });
  }

  get notices(): Locator {
    return this.page.getByRole('status', { name: this.text('notice.label') });
  }

  get settingsButton(): Locator {
    return this.page.getByRole('button', { name: this.text('app.settings') });
  }

  /** The switch of a layer: one that holds places goes by the name of its theme. */
  layerSwitch(theme: string): Locator {
    return this.theme(theme).getByRole('switch', { name: this.text('layers.sites') });
  }

  get searchField(): Locator {
    return this.page.getByRole('combobox', { name: this.text('search.label'), exact: true });
  }

  get searchResults(): Locator {
    return this.page.getByRole('listbox', { name: this.text('search.results') });
  }

  get timeButton(): Locator {
    return this.page.getByRole('button', { name: this.text('time.show') });
  }

  get timeBar(): Locator {
    return this.page.getByRole('region', { name: this.text('time.title'), exact: true });
  }

  get keyboardHelp(): Locator {
    return this.page.getByRole('dialog', { name: this.text('help.title') });
  }

  get chooser(): Locator {
    return this.page.getByRole('dialog', { name: this.text('map.choose') });
  }

  mapButton(
    name:
      | ('zoomIn' | 'zoomOut' | 'home' | 'move' | 'tilt' | 'turn' | 'north')
      | `pan.${'up' | 'down' | 'left' | 'right'}`,
  ): Locator {
    return this.map.getByRole('button', { name: this.text(`map.${name}`) });
  }

  get whereaboutsButton(): Locator {
    const names = [this.text('whereabouts.start'), this.text('whereabouts.stop')].map(escaped);
    return this.map.getByRole('button', { name: new RegExp(`^(${names.join('|')})$`) });
  }

  /** A pin of the sketch. */
  sketchPin(place: string): Locator {
    return this.map.getByRole('button', { name: this.placeName(place), exact: true });
  }

  get sheetHandle(): Locator {
    return this.page.getByRole('button', { name: starting(this.text('sheet.handle')) });
  }

  get skipLink(): Locator {
    return this.page.getByRole('link', { name: this.text('app.skip') });
  }

  // Doing

  async choose(place: string): Promise<void> {
    await this.row(place).click();
    await expect(this.heading(place)).toBeVisible();
  }

  /** Opens one of the things that one can do with the open place. */
  async hand(action: Action): Promise<Locator> {
    await this.action(action).click();
    const dialog = this.dialogOf(action);
    await expect(dialog).toBeVisible();
    return dialog;
  }

  async openPanel(panel: Panel): Promise<void> {
    await this.tab(panel).click();
    await expect(this.tab(panel)).toHaveAttribute('aria-selected', 'true');
  }

  async close(): Promise<void> {
    await this.closeButton.click();
  }

  async speak(lang: 'zh-Hans' | 'en'): Promise<void> {
    await this.settingsButton.click();
    const own = new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;
    await this.page.getByRole('radio', { name: own, exact: true }).check();
    await expect(this.page.locator('html')).toHaveAttribute('lang', lang);
    this.lang = lang;
    await this.settingsButton.click();
  }

  async paint(theme: 'auto' | 'light' | 'dark'): Promise<void> {
    await this.settingsButton.click();
    await this.page.getByRole('radio', { name: this.text(`app.theme.${theme}`) }).check();
    await this.settingsButton.click();
  }

  /** Points at a position of the map, with a finger on a phone. */
  async pressMap(position: LngLat): Promise<void> {
    const [x, y] = await this.pixelOf(position);
    if (this.isPhone) await this.page.touchscreen.tap(x, y);
    else await this.page.mouse.click(x, y);
  }

  async dragMap(dx: number, dy: number): Promise<void> {
    const { x, y } = await this.mapCentre();
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + dx, y + dy, { steps: 8 });
    await this.page.mouse.up();
    await this.page.mouse.move(0, 0);
  }

  async dragSheet(dy: number): Promise<void> {
    const box = await boxOf(this.sheetHandle);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x, y + dy, { steps: 8 });
    await this.page.mouse.up();
  }

  async lowerSheet(): Promise<void> {
    await this.sheetHandle.focus();
    await this.page.keyboard.press('ArrowDown');
    await this.sheetIsAt('peek');
  }

  /**
   * Another size of the screen, and of the text: 2 is what a browser's settings call 200 %. Waits
   * until the page is laid out for it.
   */
  async resize(size: { width: number; height: number; text: number }): Promise<void> {
    this.#text = size.text;
    const cdp = await this.page.context().newCDPSession(this.page);
    await cdp.send('Page.setFontSizes', { fontSizes: { standard: 16 * size.text } });
    // Media queries are asked again when the size changes, not when the text does.
    await this.page.setViewportSize({ width: size.width, height: size.height - 1 });
    await this.page.setViewportSize({ width: size.width, height: size.height });
    let before = '';
    const rests = async (): Promise<boolean> => {
      const now = JSON.stringify([await this.map.boundingBox(), this.page.url()]);
      const same = now === before;
      before = now;
      return same;
    };
    await expect.poll(rests, { message: 'the page rests', intervals: [300] }).toBe(true);
  }

  /** What is wrong with the layout; with something opened over it, what that covers is right. */
  async layoutFaults(over: 'nothing' | 'opened' = 'nothing'): Promise<string[]> {
    return layoutFaults(this.page, over === 'opened');
  }

  /** Types into the search and waits for what it finds. */
  async search(words: string): Promise<void> {
    await this.searchField.fill(words);
    await expect(this.searchResults.getByRole('option').first()).toBeVisible();
  }

  async leaveSearch(): Promise<void> {
    await this.searchField.press('Escape');
    await this.searchField.press('Escape');
    await expect(this.searchField).toHaveAttribute('aria-expanded', 'false');
  }

  /** Takes from the visual viewport as a keyboard on the screen does. @returns where it ends, in px */
  async shrinkVisualViewport(times: number): Promise<number> {
    const cdp = await this.page.context().newCDPSession(this.page);
    await cdp.send('Emulation.setPageScaleFactor', { pageScaleFactor: times });
    return this.page.evaluate(() => {
      const viewport = window.visualViewport;
      return viewport ? viewport.offsetTop + viewport.height : window.innerHeight;
    });
  }

  /** Where the list of what was found ends, in px from the top. */
  async searchResultsEnd(): Promise<number> {
    return this.searchResults.locator('..').evaluate((node) => node.getBoundingClientRect().bottom);
  }

  /** Whether a place lies on the map where no panel covers it. */
  async isUncovered(place: string): Promise<boolean> {
    const [x, y] = await this.pixelOf(this.positionOf(place));
    const free = await this.uncoveredMap();
    return x > free.x && x < free.x + free.width && y > free.y && y < free.y + free.height;
  }

  /** Presses Tab until the keyboard is there. */
  async tabTo(target: Locator): Promise<void> {
    for (let press = 0; press < 60; press += 1) {
      await this.page.keyboard.press('Tab');
      if (await target.evaluate((node) => node === document.activeElement)) return;
    }
    await expect(target).toBeFocused();
  }

  // Drawing

  /** Where the keyboard draws. */
  get drawingSurface(): Locator {
    return this.map.getByRole('application', { name: this.text('draw.surface') });
  }

  /** A drawing in the list, by its name. */
  drawing(name: string): Locator {
    return this.panel
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('button', { name: starting(`${name} `) }) });
  }

  get snapSwitch(): Locator {
    return this.panel.getByRole('switch', { name: this.text('draw.snap') });
  }

  panelButton(key: MessageKey): Locator {
    return this.panel.getByRole('button', { name: starting(this.text(key)) });
  }

  announced(text: string | RegExp): Locator {
    return this.page.getByTestId('announcer').filter({ hasText: text });
  }

  /** Brings the panel up where it is a sheet. */
  async raiseSheet(): Promise<void> {
    if (!this.isPhone) return;
    const name = `${this.text('sheet.handle')}: ${this.text('sheet.stop.peek')}`;
    const low = this.page.getByRole('button', { name, exact: true });
    if (await low.isVisible()) await low.click();
    await this.sheetIsAt('half');
  }

  async takeDrawingTool(tool: MessageKey): Promise<void> {
    await this.raiseSheet();
    await this.panel.getByRole('radio', { name: this.text(tool), exact: true }).check();
  }

  /** Ends a line or an area by the button over the map. */
  async finishDrawing(): Promise<void> {
    await this.map.getByRole('button', { name: this.text('draw.finish') }).click();
  }

  async typePosition(text: string): Promise<void> {
    await this.raiseSheet();
    const field = this.panel.getByLabel(this.text('draw.type.label'), { exact: true });
    if (!(await field.isVisible()))
      await this.panel.getByText(this.text('draw.type.title')).click();
    await field.fill(text);
    await field.press('Enter');
    await expect(field).toHaveValue('');
  }

  /** Moves the map under the crosshair by a key, until it rests. */
  async pansBy(key: string): Promise<void> {
    const before = JSON.stringify(await this.knownCamera());
    await this.page.keyboard.press(key);
    await expect.poll(async () => JSON.stringify(await this.knownCamera())).not.toBe(before);
  }

  /** Presses at one position of the map and lets go at another. */
  async drag(from: LngLat, to: LngLat): Promise<void> {
    const [[x1, y1], [x2, y2]] = [await this.pixelOf(from), await this.pixelOf(to)];
    await this.page.mouse.move(x1, y1);
    await this.page.mouse.down();
    await this.page.mouse.move(x2, y2, { steps: 12 });
    await this.page.mouse.up();
  }

  async openTool(tool: 'draw'): Promise<void> {
    await this.panel.getByRole('button', { name: starting(this.text(`tools.${tool}`)) }).click();
  }

  // Seeing

  async becomesLive(): Promise<void> {
    await this.hasMapStatus('live');
  }

  /** The map on the other side of a comparison has drawn. */
  async secondMapLives(): Promise<void> {
    await expect(this.map.locator('[data-second-map]')).toHaveAttribute('data-second-map', 'live', {
      timeout: DRAWN_MILLISECONDS,
    });
  }

  /** How many live maps there are. */
  async mapCount(): Promise<number> {
    return this.map.locator('canvas').count();
  }

  /** @returns whether the live map is still the one of now, and shown */
  async watchMap(): Promise<() => Promise<boolean>> {
    const canvas = await this.map.locator('canvas').elementHandle();
    return () => canvas.isVisible();
  }

  async hasMapStatus(
    status: 'loading' | 'live' | 'lost' | 'unsupported' | 'failed',
  ): Promise<void> {
    await expect(this.map).toHaveAttribute('data-map-status', status, {
      timeout: DRAWN_MILLISECONDS,
    });
  }

  /** The camera of the address; null while the address names none. */
  camera(): Camera | null {
    const hash = new URLSearchParams(new URL(this.page.url()).hash.slice(1));
    const [zoom, lat, lng, bearing = 0, pitch = 0] = (hash.get('map') ?? '').split('/').map(Number);
    if (zoom === undefined || lat === undefined || lng === undefined) return null;
    return { zoom, center: [lng, lat], bearing, pitch };
  }

  /**
   * The camera of the address once it rests. A panel that opens changes the size of the map in the
   * next frame; while the address is behind what is shown, the page says so.
   */
  async knownCamera(): Promise<Camera> {
    const html = this.page.locator('html');
    const frames = (): Promise<void> =>
      this.page.evaluate(
        () =>
          new Promise((resolve) => {
            requestAnimationFrame(() => {
              requestAnimationFrame(() => {
                resolve();
              });
            });
          }),
      );
    let before: string | null = null;
    const rests = async (): Promise<boolean> => {
      await frames();
      await expect(html).not.toHaveAttribute('data-address', 'behind');
      const now = JSON.stringify(this.camera());
      const same = now !== 'null' && now === before;
      before = now;
      return same;
    };
    await expect.poll(rests, { message: 'the address rests at a camera' }).toBe(true);
    return this.camera()!;
  }

  positionOf(place: string): LngLat {
    const geometry = features.find((feature) => feature.id === place)?.geometry;
    if (geometry?.type !== 'Point') throw new Error(`${place} has no one position.`);
    return geometry.coordinates;
  }

  /** Where a position is on the page, in the camera of the address. */
  async pixelOf(position: LngLat): Promise<readonly [x: number, y: number]> {
    const box = await boxOf(this.map);
    const [x, y] = toScreen(await this.knownCamera(), box, position);
    return [box.x + x, box.y + y];
  }

  /** What of the map no panel covers. */
  async uncoveredMap(): Promise<Box> {
    const box = await boxOf(this.map);
    if (!this.isPhone) return box;
    const bar = await boxOf(this.page.getByRole('banner'));
    const top = bar.y + bar.height;
    return { ...box, y: top, height: (await this.sheetTop()) - top };
  }

  async sheetTop(): Promise<number> {
    return (await boxOf(this.sheetHandle)).y;
  }

  async sheetIsAt(stop: SheetStop): Promise<void> {
    const name = `${this.text('sheet.handle')}: ${this.text(`sheet.stop.${stop}`)}`;
    await expect(this.sheetHandle).toHaveAccessibleName(name);
  }

  /** The map as it is drawn once it has come to rest, to be compared with itself. */
  async picture(): Promise<string> {
    let last = await this.#shot();
    await expect(async () => {
      const same = await this.#isPictured(last);
      last = await this.#shot();
      expect(same, 'the map has come to rest').toBe(true);
    }).toPass({ timeout: DRAWN_MILLISECONDS });
    return last;
  }

  async picturesAs(picture: string): Promise<void> {
    await expect.poll(() => this.#isPictured(picture), { timeout: DRAWN_MILLISECONDS }).toBe(true);
  }

  async picturesOtherThan(picture: string): Promise<void> {
    await expect.poll(() => this.#isPictured(picture), { timeout: DRAWN_MILLISECONDS }).toBe(false);
  }

  /** Two maps under a divider differ by a few pixels from one picture to the next: these are let pass. */
  async #isPictured(picture: string): Promise<boolean> {
    const shot = await this.#shot();
    if (shot === picture) return true;
    const different = await this.page.evaluate(
      async (pictures) => {
        const [one, other] = await Promise.all(
          pictures.map(async (data) => {
            const image = new Image();
            image.src = `data:image/png;base64,${data}`;
            await image.decode();
            const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
            context?.drawImage(image, 0, 0);
            return context?.getImageData(0, 0, image.width, image.height);
          }),
        );
        if (!one || one.width !== other?.width || one.height !== other.height) return Infinity;
        const [a, b] = [new Uint32Array(one.data.buffer), new Uint32Array(other.data.buffer)];
        return a.reduce((sum, pixel, index) => sum + (pixel === b[index] ? 0 : 1), 0);
      },
      [picture, shot],
    );
    return different <= PIXELS_LET_PASS;
  }

  /** How light the map is drawn: 0 is black, 1 is white. */
  async lightness(): Promise<number> {
    return this.#lightnessOf(await this.#shot());
  }

  /** The colour that the map has at a position, red, green and blue of 255. */
  async colorAt(position: LngLat): Promise<readonly number[]> {
    const [x, y] = await this.pixelOf(position);
    const clip = { x: Math.round(x), y: Math.round(y), width: 1, height: 1 };
    const shot = await this.page.screenshot({ clip, animations: 'disabled' });
    return this.page.evaluate(async (picture) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      context?.drawImage(image, 0, 0);
      return [...(context?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
    }, shot.toString('base64'));
  }

  /** Waits until the map has a colour at a position, give or take what light and scaling do to it. */
  async hasColorAt(position: LngLat, color: readonly number[]): Promise<void> {
    const distance = async (): Promise<number> => {
      const found = await this.colorAt(position);
      return Math.max(...color.map((value, index) => Math.abs(value - (found[index] ?? 999))));
    };
    await expect.poll(distance, { timeout: DRAWN_MILLISECONDS }).toBeLessThan(40);
  }

  async #lightnessOf(shot: string): Promise<number> {
    return this.page.evaluate(async (picture) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      if (!context) return Number.NaN;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      return data.reduce((sum, value) => sum + value, 0) / data.length / 255;
    }, shot);
  }

  /** What the keyboard is at, and whether that can be seen. */
  async focus(): Promise<{ name: string; role: string; visible: boolean }> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return { name: '', role: 'none', visible: false };
      // A field shows its focus on the frame around it.
      const outlined = [element, element.parentElement].some((candidate) => {
        if (!candidate) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(candidate);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      });
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
      return {
        name: element.getAttribute('aria-label') ?? (label ?? element).textContent.trim(),
        role: element.getAttribute('role') ?? element.localName,
        visible: outlined,
      };
    });
  }

  /** What a reader of codes reads in a code as it is drawn, enlarged as a camera that comes near does. */
  async readCode(code: Locator): Promise<string | null> {
    await code.scrollIntoViewIfNeeded();
    const clip = { ...(await boxOf(code)), scale: 4 };
    const cdp = await this.page.context().newCDPSession(this.page);
    const { data } = await cdp.send('Page.captureScreenshot', { format: 'png', clip });
    const { pixels, width, height } = await this.#pixelsOf(data);
    return jsQR(Uint8ClampedArray.from(pixels), width, height)?.data ?? null;
  }

  /** The colour that most of an element is drawn in, as red, green and blue. */
  async groundOf(element: Locator): Promise<string> {
    const { pixels } = await this.#pixelsOf((await element.screenshot()).toString('base64'));
    const counts = new Map<string, number>();
    for (let at = 0; at < pixels.length; at += 4) {
      const color = pixels.slice(at, at + 3).join();
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
    return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
  }

  async #pixelsOf(
    png: string,
  ): Promise<{ pixels: readonly number[]; width: number; height: number }> {
    return this.page.evaluate(async (picture) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const { width, height } = image;
      const context = new OffscreenCanvas(width, height).getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data } = context?.getImageData(0, 0, width, height) ?? { data: [] };
      return { pixels: [...data], width, height };
    }, png);
  }

  /** What moves over the sketch: centre and radius of a round mark, in pixels of the page. */
  async sketchMark(
    mark: 'here' | 'accuracy' | 'traveller',
  ): Promise<{ x: number; y: number; r: number }> {
    const marks = {
      here: '[data-mark=here] .dot',
      accuracy: '[data-mark=here] .accuracy',
      traveller: '[data-mark=traveller] .rim',
    };
    const circle = this.map.locator(marks[mark]);
    await expect(circle).toHaveCount(1);
    const box = await circle.evaluate((node) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2, r: width / 2 };
    });
    return box;
  }

  /** What axe finds wrong, one line each. It reads colours as the page sets them, not as a system does. */
  async accessibilityFaults(
    colors: 'of the page' | 'of the system' = 'of the page',
  ): Promise<string[]> {
    const axe = new AxeBuilder({ page: this.page });
    if (colors === 'of the system') axe.disableRules('color-contrast');
    const { violations } = await axe.analyze();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    );
  }

  /** The page's content security policy, by directive. */
  async policy(): Promise<Readonly<Record<string, readonly string[]>>> {
    const content = await this.page
      .locator('meta[http-equiv="Content-Security-Policy"]')
      .getAttribute('content');
    const directives = (content ?? '').split(';').map((part) => part.trim().split(/\s+/));
    return Object.fromEntries(directives.map(([name = '', ...values]) => [name, values]));
  }

  /** How light the page is drawn: 0 is black, 1 is white. */
  async lightnessOfPage(): Promise<number> {
    return this.#lightnessOf((await this.page.screenshot()).toString('base64'));
  }

  // The device

  async clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Until everything is stored on the device. */
  async isStored(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await expect
      .poll(() => this.page.evaluate(() => navigator.serviceWorker.controller?.state))
      .toBe('activated');
  }

  /** Counts how often the page asks the device where it is, and whether it still listens. */
  async watchGeolocation(): Promise<void> {
    await this.page.addInitScript(() => {
      const { geolocation } = navigator;
      const [watch, clear, once] = [
        geolocation.watchPosition.bind(geolocation),
        geolocation.clearWatch.bind(geolocation),
        geolocation.getCurrentPosition.bind(geolocation),
      ];
      const count = (name: string): void => {
        const { dataset } = document.documentElement;
        dataset[name] = String(Number(dataset[name] ?? 0) + 1);
      };
      geolocation.watchPosition = (...args) => {
        count('located');
        return watch(...args);
      };
      geolocation.clearWatch = (id) => {
        count('unlocated');
        clear(id);
      };
      geolocation.getCurrentPosition = (...args) => {
        count('located');
        once(...args);
      };
    });
  }

  async geolocation(): Promise<{ asked: number; ended: number }> {
    return this.page.evaluate(() => {
      const { located, unlocated } = document.documentElement.dataset;
      return { asked: Number(located ?? 0), ended: Number(unlocated ?? 0) };
    });
  }

  /** Counts in place of the browser's own printing, which nobody could end here. */
  async standInForPrinter(): Promise<void> {
    await this.page.addInitScript(() => {
      window.print = () => {
        document.documentElement.dataset['printed'] = String(
          Number(document.documentElement.dataset['printed'] ?? 0) + 1,
        );
      };
    });
  }

  async printed(): Promise<number> {
    return this.page.evaluate(() => Number(document.documentElement.dataset['printed'] ?? 0));
  }

  // The network and the graphics device

  /** Keeps the code of the live map back. @returns lets it come */
  async holdMapCode(): Promise<() => void> {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await this.page.route(/\/assets\/map-view-[^/]*\.js$/, async (route) => {
      await released;
      await route.continue();
    });
    return release;
  }

  /** Files of that name are missing, damaged or out of reach. @returns how often they were asked for, and puts them back */
  async spoil(
    file: RegExp,
    how: 'missing' | 'broken' | 'unreachable',
  ): Promise<{ asked: () => number; restore: () => Promise<void> }> {
    let asked = 0;
    await this.page.route(file, async (route) => {
      asked += 1;
      if (how === 'unreachable') await route.abort('connectionrefused');
      else if (how === 'missing') await route.fulfill({ status: 404, body: 'Not found' });
      else await route.fulfill({ status: 200, body: '{"half": ' });
    });
    return { asked: () => asked, restore: () => this.page.unroute(file) };
  }

  /** What the page asks for from now on; the browser asks for the tab's icon whenever the address changes. */
  countRequests(): () => readonly string[] {
    const asked: string[] = [];
    this.page.on('request', (request) => {
      if (!request.url().endsWith('/icon.svg')) asked.push(request.url());
    });
    return () => asked;
  }

  /** Takes the graphics device away from the live map. @returns gives it back */
  async loseGraphics(): Promise<() => Promise<void>> {
    const canvas = this.map.locator('canvas');
    const extension = await canvas.evaluateHandle((node) =>
      (node as HTMLCanvasElement).getContext('webgl2')?.getExtension('WEBGL_lose_context'),
    );
    await extension.evaluate((loser) => {
      loser?.loseContext();
    });
    return () =>
      extension.evaluate((loser) => {
        loser?.restoreContext();
      });
  }

  async mapCentre(): Promise<{ x: number; y: number }> {
    const { x, y, width, height } = await this.uncoveredMap();
    return { x: x + width / 2, y: y + height / 2 };
  }

  async #shot(): Promise<string> {
    const clip = await this.uncoveredMap();
    return (await this.page.screenshot({ clip, animations: 'disabled' })).toString('base64');
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not on the page.');
  return box;
}
