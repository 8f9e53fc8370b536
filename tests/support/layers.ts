import { expect, type Locator } from '@playwright/test';
import type { MessageKey } from '../../src/i18n/translate.ts';
import type { Atlas } from './driver.ts';

/** The panel of layers as a visitor sees it. */
export class LayersPanel {
  constructor(readonly atlas: Atlas) {}

  get #panel(): Locator {
    return this.atlas.panel;
  }

  /** The box that switches all layers of a theme. */
  group(theme: string): Locator {
    const name = this.atlas.text('layers.group', { group: this.atlas.themeName(theme) });
    return this.#panel.getByRole('checkbox', { name });
  }

  /** A person's own layers. */
  get mine(): Locator {
    return this.#panel.getByRole('region', { name: this.atlas.text('layers.mine') });
  }

  get legend(): Locator {
    return this.#panel.getByRole('region', { name: this.atlas.text('layers.legend') });
  }

  /** Opens what can be done with a layer, or closes it. */
  async openMenu(layer: string): Promise<void> {
    const name = this.atlas.text('layers.menu', { layer });
    await this.#panel.getByRole('button', { name, exact: true }).click();
  }

  /** A button of the menu that is open. */
  button(name: MessageKey): Locator {
    return this.#panel.getByRole('button', { name: this.atlas.text(name), exact: true });
  }

  undo(deed: MessageKey): Locator {
    const name = this.atlas.text('history.undo', { deed: this.atlas.text(deed) });
    return this.#panel.getByRole('button', { name });
  }

  get opacity(): Locator {
    return this.#panel.getByRole('slider', { name: this.atlas.text('layers.opacity') });
  }

  /** One of a few ways to draw. */
  async choose(name: MessageKey): Promise<void> {
    const radio = this.#panel.getByRole('radio', { name: this.atlas.text(name), exact: true });
    await radio.check();
    await expect(radio).toBeChecked();
  }

  async select(name: MessageKey, option: string): Promise<void> {
    const field = this.#panel.getByRole('combobox', { name: this.atlas.text(name) });
    await field.selectOption(option);
  }
}
