import { isUnitSystem, type UnitSystem } from '../../domain/measure-units';

const KEY = 'atlas.units';

/** The units chosen on an earlier visit; null when there are none, or the browser keeps nothing. */
export function rememberedUnits(): UnitSystem | null {
  try {
    const value: unknown = localStorage.getItem(KEY);
    return isUnitSystem(value) ? value : null;
  } catch {
    return null;
  }
}

/** Where the browser keeps nothing, the choice holds for this visit. */
export function rememberUnits(units: UnitSystem): void {
  try {
    localStorage.setItem(KEY, units);
  } catch {
    // The choice is in the settings already.
  }
}
