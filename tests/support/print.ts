// What is printed: the dialog, and what a sheet of paper shows, measured by poppler.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { messages } from '../../src/i18n/print/en.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { findPoppler } from '../../tools/setup/poppler.mjs';
import type { Atlas } from './driver.ts';

/** A sheet is drawn by software, beside other work. */
const DRAWN_MILLISECONDS = 60_000;
const t = createTranslate(messages, 'en');

type Color = readonly [red: number, green: number, blue: number];

/** Rows of pixels, three bytes each. */
export class Raster {
  constructor(
    readonly width: number,
    readonly height: number,
    readonly bytes: Uint8Array,
    readonly channels: number,
  ) {}

  at(x: number, y: number): Color {
    const from = (y * this.width + x) * this.channels;
    return [this.bytes[from]!, this.bytes[from + 1]!, this.bytes[from + 2]!];
  }

  /** Pixels of a colour: each as x and y. */
  of(color: Color, tolerance = 24): { readonly x: number; readonly y: number }[] {
    const found: { x: number; y: number }[] = [];
    for (let y = 0; y < this.height; y += 1)
      for (let x = 0; x < this.width; x += 1)
        if (this.at(x, y).every((part, index) => Math.abs(part - color[index]!) <= tolerance))
          found.push({ x, y });
    return found;
  }

  /** The longest dark run of a row within limits, and where it lies. */
  longestRun(rows: readonly [from: number, to: number], most: number): number {
    let longest = 0;
    for (let y = Math.round(rows[0]); y < Math.min(this.height, rows[1]); y += 1) {
      let run = 0;
      for (let x = 0; x <= this.width; x += 1) {
        const isDark = x < this.width && this.at(x, y).every((part) => part < 110);
        if (isDark) run += 1;
        else {
          if (run <= most) longest = Math.max(longest, run);
          run = 0;
        }
      }
    }
    return longest;
  }
}

const program = (name: 'pdftoppm' | 'pdfinfo'): string => {
  const found = findPoppler(name);
  if (found === undefined) throw new Error(`${name} is not installed: npm test installs it`);
  return found;
};

/** A PDF file as its reader sees it. */
export class Sheet {
  readonly #path: string;

  constructor(bytes: Uint8Array) {
    this.#path = join(mkdtempSync(join(tmpdir(), 'print-')), 'sheet.pdf');
    writeFileSync(this.#path, bytes);
  }

  /** What pdfinfo says, by name. */
  get info(): Readonly<Record<string, string>> {
    const text = execFileSync(program('pdfinfo'), [this.#path], { encoding: 'utf8' });
    return Object.fromEntries(
      text.split('\n').flatMap((line) => {
        const [, name, value] = /^([^:]+):\s+(.*)$/.exec(line) ?? [];
        return name === undefined || value === undefined ? [] : [[name, value]];
      }),
    );
  }

  draw(dpi: number): Raster {
    const args = ['-r', String(dpi), '-singlefile', this.#path];
    const bytes = execFileSync(program('pdftoppm'), args, { maxBuffer: 300_000_000 });
    const [head = '', width = '', height = ''] =
      /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1')) ?? [];
    return new Raster(Number(width), Number(height), bytes.subarray(head.length), 3);
  }
}

/** The dialog in which the map is printed. */
export class PrintDialog {
  readonly dialog: Locator;

  constructor(readonly atlas: Atlas) {
    this.dialog = atlas.page.getByRole('dialog', { name: t('title') });
  }

  async open(): Promise<void> {
    const name = new RegExp(`^${this.atlas.text('tools.print')}`);
    await this.atlas.panel.getByRole('button', { name }).click();
    await expect(this.dialog).toBeVisible();
  }

  get preview(): Locator {
    return this.dialog.getByRole('figure', { name: t('preview') });
  }

  async isDrawn(): Promise<void> {
    await expect(this.preview).toHaveAttribute('data-print-preview', 'ready', {
      timeout: DRAWN_MILLISECONDS,
    });
  }

  async choose(name: string): Promise<void> {
    await this.dialog.getByRole('radio', { name, exact: true }).check();
  }

  async entitle(title: string): Promise<void> {
    await this.dialog.getByLabel(t('heading')).fill(title);
  }

  async scale(scale: number): Promise<void> {
    await this.dialog.getByLabel(t('scale')).selectOption(String(scale));
  }

  async show(part: 'legend' | 'graticule' | 'code', isShown = true): Promise<void> {
    await this.dialog.getByRole('checkbox', { name: t(part) }).setChecked(isShown);
  }

  /** Saves it. @returns the file */
  async save(kind: 'PDF' | 'PNG'): Promise<Buffer> {
    const download = this.atlas.page.waitForEvent('download', { timeout: DRAWN_MILLISECONDS });
    await this.dialog.getByRole('button', { name: t('save', { kind }) }).click();
    return readFileSync(await (await download).path());
  }

  /** The pixels of a picture, read by the browser. */
  async pixelsOf(png: Buffer): Promise<Raster> {
    const { width, height, bytes } = await this.atlas.page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
      let text = '';
      for (let at = 0; at < pixels.length; at += 32_768)
        text += String.fromCharCode(...pixels.subarray(at, at + 32_768));
      return { width: canvas.width, height: canvas.height, bytes: btoa(text) };
    }, png.toString('base64'));
    return new Raster(width, height, Buffer.from(bytes, 'base64'), 4);
  }
}
