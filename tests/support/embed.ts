import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { messages as chinese } from '../../src/i18n/zh-Hans.ts';
import { messages as english } from '../../src/i18n/en.ts';
import { messages as embedEnglish } from '../../src/i18n/embed/en.ts';
import type { EmbedKey } from '../../src/i18n/embed/messages.ts';
import { createTranslate, type MessageKey } from '../../src/i18n/translate.ts';

/** The live map is drawn by software here, beside other work. */
const DRAWN_MILLISECONDS = 60_000;

export interface Heard {
  readonly type: string;
  readonly detail: unknown;
}

type Point = readonly [x: number, y: number];

/** A document as somebody's page: what is given, and room to scroll on both sides. */
export const hostPage = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Visit</title>
<meta name="viewport" content="width=device-width">${head}</head>
<body><h1>Visit Dalian</h1>${body}</body></html>`;

/** A page of another site that shows the atlas: the journeys speak in these words. */
export class HostPage {
  readonly #said = createTranslate(embedEnglish, 'en');

  constructor(readonly page: Page) {}

  said(key: EmbedKey): string {
    return this.#said(key);
  }

  element(id: string): Locator {
    return this.page.locator(`dalian-atlas#${id}`);
  }

  /** The button before the atlas is opened. */
  button(id: string): Locator {
    return this.element(id).getByRole('button');
  }

  picture(id: string): Locator {
    return this.element(id).locator('img');
  }

  iframe(id: string): Locator {
    return this.element(id).locator('iframe');
  }

  /** The atlas in the frame of an element, or in a bare iframe of that id. */
  atlas(id: string): EmbeddedAtlas {
    return new EmbeddedAtlas(this.page.frameLocator(`dalian-atlas#${id} iframe, iframe#${id}`));
  }

  /** Calls a method of an element; what it is refused with is thrown with its code. */
  async call(id: string, method: string, args: unknown = {}): Promise<unknown> {
    return this.element(id).evaluate(
      async (node, [name, value]) => {
        const methods = node as unknown as Record<string, (args: unknown) => Promise<unknown>>;
        try {
          return await methods[name]?.(value);
        } catch (error) {
          return { refused: (error as { code: string }).code };
        }
      },
      [method, args] as const,
    );
  }

  /** Keeps what elements tell, heard at the document: events bubble out of everything. */
  async listen(): Promise<void> {
    await this.page.evaluate(() => {
      const heard: { type: string; detail: unknown }[] = [];
      Object.assign(window, { heard });
      const names = 'ready viewchanged selected layerschanged tourstep error height'.split(' ');
      for (const name of names) {
        document.addEventListener(`atlas-${name}`, (event) => {
          heard.push({ type: name, detail: (event as CustomEvent<unknown>).detail });
        });
      }
    });
  }

  async heard(type: string): Promise<unknown[]> {
    return this.page.evaluate(
      (name) =>
        (window as unknown as { heard: Heard[] }).heard
          .filter((one) => one.type === name)
          .map(({ detail }) => detail),
      type,
    );
  }

  /** Begins a conversation by hand, as a page without the element does. @returns what is answered */
  async greet(frame: string, hello: unknown = { atlas: 'hello', v: 1 }): Promise<void> {
    await this.page.evaluate(
      ([id, message]) => {
        const { port1, port2 } = new MessageChannel();
        const answers: unknown[] = [];
        Object.assign(window, { port: port1, answers });
        port1.onmessage = ({ data }) => answers.push(data);
        const target = document.querySelector<HTMLIFrameElement>(`iframe#${id}`);
        target?.contentWindow?.postMessage(message, new URL(target.src).origin, [port2]);
      },
      [frame, hello] as const,
    );
  }

  /** Sends messages over the port of the last greeting; the text is a body of a function of `i`. */
  async send(message: string, times = 1): Promise<void> {
    await this.page.evaluate(
      ([json, count]) => {
        const { port } = window as unknown as { port: MessagePort };
        for (let i = 1; i <= count; i += 1) {
          // JSON alone makes a key of its own of `__proto__`.
          port.postMessage(JSON.parse(json.replaceAll('$i', String(i))));
        }
      },
      [message, times] as const,
    );
  }

  async answers(): Promise<Record<string, unknown>[]> {
    return this.page.evaluate(
      () => (window as unknown as { answers: Record<string, unknown>[] }).answers,
    );
  }

  /** Moves fingers over the page, each from its first position to its second. */
  async swipe(fingers: readonly (readonly [from: Point, to: Point])[]): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const STEPS = 12;
    const at = (step: number): { x: number; y: number; id: number }[] =>
      fingers.map(([[x, y], [toX, toY]], id) => ({
        x: x + ((toX - x) * step) / STEPS,
        y: y + ((toY - y) * step) / STEPS,
        id,
      }));
    const send = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      touchPoints: ReturnType<typeof at>,
    ): Promise<unknown> => session.send('Input.dispatchTouchEvent', { type, touchPoints });
    await send('touchStart', at(0));
    for (let step = 1; step <= STEPS; step += 1) {
      await send('touchMove', at(step));
      // As a hand has it: a frame for each step.
      await this.page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await send('touchEnd', []);
    await session.detach();
  }

  /** How many objects of each kind the page still holds, after what is not needed was thrown away. */
  async living(kinds: readonly string[]): Promise<Record<string, number>> {
    const session = await this.page.context().newCDPSession(this.page);
    const counts: Record<string, number> = {};
    await session.send('HeapProfiler.collectGarbage');
    for (const kind of kinds) {
      const { result } = await session.send('Runtime.evaluate', {
        expression: `${kind}.prototype`,
      });
      const { objects } = await session.send('Runtime.queryObjects', {
        prototypeObjectId: result.objectId ?? '',
      });
      const { result: length } = await session.send('Runtime.callFunctionOn', {
        objectId: objects.objectId ?? '',
        functionDeclaration: 'function () { return this.length; }',
      });
      counts[kind] = length.value as number;
    }
    await session.detach();
    return counts;
  }
}

/** The atlas inside a frame, in English unless another language is named. */
export class EmbeddedAtlas {
  constructor(readonly frame: FrameLocator) {}

  text(key: MessageKey, lang: 'en' | 'zh-Hans' = 'en'): string {
    return createTranslate(lang === 'en' ? english : chinese, lang)(key);
  }

  async becomesLive(): Promise<void> {
    await expect(this.frame.locator('[data-map-status]')).toHaveAttribute(
      'data-map-status',
      'live',
      { timeout: DRAWN_MILLISECONDS },
    );
  }

  heading(name: string): Locator {
    // The local name stands in it too.
    return this.frame.getByRole('heading', { name: new RegExp(`^${name}`) });
  }

  get map(): Locator {
    return this.frame.locator('[data-map-status]');
  }

  get menuButton(): Locator {
    return this.frame.getByRole('button', { name: this.text('embed.menu') });
  }

  get menu(): Locator {
    return this.frame.getByRole('region', { name: this.text('embed.menu') });
  }

  get full(): Locator {
    return this.frame.getByRole('link', { name: this.text('embed.full') });
  }
}
