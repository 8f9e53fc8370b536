import type { CommandResults } from '../../domain/embed/protocol';

const MARGIN_PX = 4;
const FONT_PX = 11;

/** A picture of the map with the names of those it is from: it leaves the page that says so. */
export async function imageOf(
  map: HTMLCanvasElement,
  attribution: string,
  pixelRatio: number,
): Promise<CommandResults['exportImage']> {
  const context = map.getContext('2d');
  if (!context) throw new Error('The browser gives no canvas');
  const styles = getComputedStyle(document.documentElement);
  context.scale(pixelRatio, pixelRatio);
  const [width, height] = [map.width / pixelRatio, map.height / pixelRatio];
  context.font = `${FONT_PX}px system-ui, sans-serif`;
  const room = width - 4 * MARGIN_PX;
  const textWidth = Math.min(context.measureText(attribution).width, room);
  const boxHeight = FONT_PX + 2 * MARGIN_PX;
  context.fillStyle = resolved(styles, '--map-halo');
  context.globalAlpha = 0.8;
  context.fillRect(width - textWidth - 2 * MARGIN_PX, height - boxHeight, width, boxHeight);
  context.globalAlpha = 1;
  context.fillStyle = resolved(styles, '--map-label');
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillText(attribution, width - MARGIN_PX, height - boxHeight / 2, room);
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
