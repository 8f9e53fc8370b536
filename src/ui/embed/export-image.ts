import type { CommandResults } from '../../domain/embed/protocol';

const MARGIN_PX = 4;
const FONT_PX = 11;

/**
 * A picture of the map with the names of those it is from, and at the lower left its approval number:
 * it leaves the page that says so.
 */
export async function imageOf(
  map: HTMLCanvasElement,
  { attribution, approval }: { readonly attribution: string; readonly approval: string },
  pixelRatio: number,
): Promise<CommandResults['exportImage']> {
  const context = map.getContext('2d');
  if (!context) throw new Error('The browser gives no canvas');
  const styles = getComputedStyle(document.documentElement);
  context.scale(pixelRatio, pixelRatio);
  const [width, height] = [map.width / pixelRatio, map.height / pixelRatio];
  context.font = `${FONT_PX}px system-ui, sans-serif`;
  context.textBaseline = 'middle';
  const colors = { back: resolved(styles, '--map-halo'), ink: resolved(styles, '--map-label') };
  const boxHeight = FONT_PX + 2 * MARGIN_PX;
  const write = (text: string, align: 'left' | 'right', bottom: number): void => {
    const room = width - 4 * MARGIN_PX;
    const boxWidth = Math.min(context.measureText(text).width, room) + 2 * MARGIN_PX;
    context.fillStyle = colors.back;
    context.globalAlpha = 0.8;
    context.fillRect(
      align === 'left' ? 0 : width - boxWidth,
      bottom - boxHeight,
      boxWidth,
      boxHeight,
    );
    context.globalAlpha = 1;
    context.fillStyle = colors.ink;
    context.textAlign = align;
    const x = align === 'left' ? MARGIN_PX : width - MARGIN_PX;
    context.fillText(text, x, bottom - boxHeight / 2, room);
  };
  write(attribution, 'right', height);
  // Above the other line, which may be as wide as the picture.
  if (approval) write(approval, 'left', height - boxHeight);
  const png = await new Promise<Blob | null>((resolve) => {
    map.toBlob(resolve, 'image/png');
  });
  if (!png) throw new Error('The browser gives no picture');
  return { png, widthPx: map.width, heightPx: map.height };
}

/** A token as a colour that a canvas understands: light-dark() is worked out by the page. */
function resolved(styles: CSSStyleDeclaration, token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color || styles.color;
}
