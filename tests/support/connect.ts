/** The dialog that connects to services, and what follows from it, in the words of the journeys. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { messages as english } from '../../src/i18n/connect/en.ts';
import type { ConnectKey } from '../../src/i18n/connect/messages.ts';
import { createTranslate, type Params } from '../../src/i18n/translate.ts';
import type { Atlas } from './driver.ts';
import { dist } from './server.ts';

/**
 * The built site as if the operator had named hosts in `connect` before it was built.
 * @returns the folder of the copy; its pages of text are left out
 */
export function siteThatAsks(origins: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-connect-'));
  const pages = /^[a-z]{2,3}(-[A-Z][a-z]{3})?$/;
  cpSync(dist, folder, {
    recursive: true,
    filter: (path) => !pages.test(relative(dist, path)) && !/\.(br|gz)$/.test(path),
  });
  const change = (path: string, from: RegExp, to: string): boolean => {
    const text = readFileSync(path, 'utf8');
    const changed = text.replace(from, to);
    writeFileSync(path, changed);
    return changed !== text;
  };
  const list = JSON.stringify(origins);
  const assets = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'));
  const settings = assets.map((name) =>
    change(join(folder, 'assets', name), /("?)basemaps\1:\[\{/, `"connect":${list},$&`),
  );
  const policy = change(
    join(folder, 'index.html'),
    /(img|connect)-src /g,
    `$&${origins.join(' ')} `,
  );
  if (!policy || !settings.includes(true)) throw new Error('Settings or policy were not found.');
  return folder;
}

export class ConnectDialog {
  constructor(readonly atlas: Atlas) {}

  text(key: ConnectKey, params: Params = {}): string {
    return createTranslate(english, 'en')(key, params);
  }

  get dialog(): Locator {
    return this.atlas.page.getByRole('dialog', { name: this.text('title') });
  }

  /** Connected layers in the panel of layers. */
  get list(): Locator {
    return this.atlas.panel.getByRole('region', { name: this.text('group') });
  }

  async open(): Promise<void> {
    const name = this.atlas.text('connect.open');
    await this.atlas.panel.getByRole('button', { name, exact: true }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** Pastes an address and looks it up. */
  async look(address: string): Promise<void> {
    await this.dialog.getByLabel(this.text('address'), { exact: true }).fill(address);
    await this.dialog.getByRole('button', { name: this.text('look') }).click();
  }

  async add(layer: string): Promise<void> {
    const name = `${this.text('add')} ${layer}`;
    await this.dialog.getByRole('button', { name }).click();
  }

  async close(): Promise<void> {
    const name = this.atlas.text('app.close');
    await this.dialog.getByRole('button', { name, exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** Opens a PMTiles file of the device. */
  async openFile(path: string): Promise<void> {
    await this.dialog.getByLabel(this.text('file')).setInputFiles(path);
  }
}
