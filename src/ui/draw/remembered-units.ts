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

/** @returns false where the browser keeps nothing: then the choice holds for this visit */
export function rememberUnits(units: UnitSystem): boolean {
  try {
    localStorage.setItem(KEY, units);
    return true;
  } catch {
    return false;
  }
}
