import { expect, type Locator } from '@playwright/test';
import { messages as english } from '../../src/i18n/import/en.ts';
import type { ImportKey } from '../../src/i18n/import/messages.ts';
import { messages as chinese } from '../../src/i18n/import/zh-Hans.ts';
import { createTranslate, type Params } from '../../src/i18n/translate.ts';
import type { Atlas } from './driver.ts';

export interface GivenFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

const bytesOf = ({ content }: GivenFile): Buffer => Buffer.from(content);

/** What GBK writes, told from what the browser's own decoder reads (WHATWG Encoding Standard). */
export function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const known = new Map<string, number[]>();
  for (let first = 0x81; first < 0xff; first++) {
    for (let second = 0x40; second < 0xff; second++) {
      known.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
    }
  }
  return Uint8Array.from(
    Array.from(text).flatMap((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      return code < 0x80 ? [code] : (known.get(sign) ?? []);
    }),
  );
}

/** The import as a visitor sees it. */
export class ImportPart {
  constructor(readonly atlas: Atlas) {}

  /** A text of the import in the visitor's language. */
  text(key: ImportKey, params: Params = {}): string {
    return createTranslate(this.atlas.lang === 'en' ? english : chinese, this.atlas.lang)(
      key,
      params,
    );
  }

  get opener(): Locator {
    return this.atlas.panel.getByRole('button', { name: this.atlas.text('import.title') });
  }

  get dialog(): Locator {
    return this.atlas.page.getByRole('dialog', { name: this.text('title') });
  }

  button(key: ImportKey, params: Params = {}): Locator {
    return this.dialog.getByRole('button', { name: this.text(key, params) });
  }

  /** One layer of a file, by the name it has in the dialog. */
  draft(title: string): Locator {
    return this.dialog.getByRole('group', { name: title, exact: true });
  }

  preview(title: string): Locator {
    return this.dialog.getByRole('group', { name: this.text('draft.preview', { title }) });
  }

  async select(key: ImportKey, option: ImportKey): Promise<void> {
    const field = this.dialog.getByRole('combobox', { name: this.text(key) });
    await field.selectOption({ label: this.text(option) });
  }

  datum(datum: 'wgs84' | 'gcj02' | 'bd09'): Locator {
    return this.dialog.getByRole('radio', { name: this.text(`datum.${datum}`) });
  }

  /** Opens a part that is folded. */
  async unfold(words: string): Promise<void> {
    await this.dialog.locator('summary').filter({ hasText: words }).click();
  }

  /** Drops files on the page, as a drag from the desktop ends. */
  async drop(files: readonly GivenFile[]): Promise<void> {
    await this.atlas.page.evaluate(
      (given) => {
        const data = new DataTransfer();
        for (const { name, base64 } of given) {
          const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
          data.items.add(new File([bytes], name));
        }
        for (const kind of ['dragenter', 'dragover', 'drop']) {
          const event = new DragEvent(kind, {
            dataTransfer: data,
            bubbles: true,
            cancelable: true,
          });
          (document.querySelector('dialog:modal') ?? document.body).dispatchEvent(event);
        }
      },
      files.map((file) => ({ name: file.name, base64: bytesOf(file).toString('base64') })),
    );
    await expect(this.dialog).toBeVisible();
  }

  /** Drops a file of so many points, made in the page: nothing of it is carried there. */
  async dropPoints(name: string, count: number): Promise<void> {
    await this.atlas.page.evaluate(
      ([fileName, length]) => {
        const feature = (index: number): string =>
          `{"type":"Feature","properties":{"name":"${'x'.repeat(200)}"},"geometry":{"type":"Point","coordinates":[${121 + (index % 1000) / 1000},39]}}`;
        const parts = Array.from(
          { length },
          (_, index) => `${index > 0 ? ',' : ''}${feature(index)}`,
        );
        const data = new DataTransfer();
        data.items.add(
          new File(['{"type":"FeatureCollection","features":[', ...parts, ']}'], fileName),
        );
        document.body.dispatchEvent(
          new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
        );
      },
      [name, count] as const,
    );
  }

  /** Chooses files by the picker, which a press or a key has to open. */
  async choose(files: readonly GivenFile[], open: () => Promise<void>): Promise<void> {
    const chooser = this.atlas.page.waitForEvent('filechooser');
    // The browser is told first that it is not to open a window of its own.
    await this.atlas.page.evaluate(() => document.readyState);
    await open();
    await (
      await chooser
    ).setFiles(
      files.map((file) => ({
        name: file.name,
        mimeType: 'application/octet-stream',
        buffer: bytesOf(file),
      })),
    );
  }

  async add(count: number): Promise<void> {
    await this.button('add.layers', { count }).click();
    await expect(this.dialog).toBeHidden();
  }
}
