import { isUnitSystem, type UnitSystem } from '../../domain/measure-units';
import { recall, remember, whenForgotten } from '../common/remembered';

const KEY = 'units';

/** The units chosen on an earlier visit; null when there are none, or the browser keeps nothing. */
export function rememberedUnits(): UnitSystem | null {
  const value = recall(KEY);
  return isUnitSystem(value) ? value : null;
}

/** @returns false where the browser keeps nothing: then the choice holds for this visit */
export const rememberUnits = (units: UnitSystem): boolean => remember(KEY, units);

/** For as long as the page lives. */
export function whenUnitsForgotten(act: () => void): void {
  whenForgotten(KEY, act);
}
