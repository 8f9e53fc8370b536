import {
  TerraDrawCircleMode,
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawRectangleMode,
  TerraDrawSelectMode,
  type SnapToCustom,
} from 'terra-draw';

/** Enough that a circle looks round; as many as a circle's ring has. */
const CIRCLE_SEGMENTS = 64;

/**
 * The ways to draw, each under the name of its kind. Their colours are the board's; their positions
 * are snapped before they come here, but for a corner that is dragged.
 * @param pointerDistance within which a finger or mouse hits, in pixels
 */
export function drawingModes(pointerDistance: number, snapCorner: SnapToCustom) {
  const common = { pointerDistance };
  const corners = {
    draggable: true,
    deletable: true,
    midpoints: { draggable: true },
    snappable: { toCustom: snapCorner },
  };
  return [
    new TerraDrawPointMode({ ...common, modeName: 'point' }),
    new TerraDrawPointMode({ ...common, modeName: 'text' }),
    new TerraDrawLineStringMode({ ...common, modeName: 'line' }),
    new TerraDrawLineStringMode({ ...common, modeName: 'split' }),
    new TerraDrawPolygonMode({ ...common, modeName: 'polygon' }),
    new TerraDrawRectangleMode({ ...common, modeName: 'rectangle' }),
    new TerraDrawCircleMode({ ...common, modeName: 'circle', segments: CIRCLE_SEGMENTS }),
    new TerraDrawSelectMode({
      ...common,
      // Every move counts: the default leaves one in five out.
      dragEventThrottle: 10_000,
      keyEvents: null,
      flags: {
        point: { feature: { draggable: true } },
        text: { feature: { draggable: true } },
        line: { feature: { draggable: true, selfIntersectable: true, coordinates: corners } },
        polygon: { feature: { draggable: true, selfIntersectable: true, coordinates: corners } },
        rectangle: { feature: { draggable: true, coordinates: { resizable: 'opposite' } } },
        circle: { feature: { draggable: true, coordinates: { resizable: 'center-fixed' } } },
      },
    }),
  ];
}
