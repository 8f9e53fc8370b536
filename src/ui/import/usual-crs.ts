/** Coordinate systems that data of Chinese cities usually is in. Numbers and names: EPSG Dataset. */
export const USUAL_CRS = [
  { number: 4326, name: 'WGS 84' },
  { number: 4490, name: 'CGCS2000' },
  { number: 3857, name: 'WGS 84 / Pseudo-Mercator' },
  { number: 4528, name: 'CGCS2000 / 3-degree Gauss-Kruger zone 40' },
  { number: 4529, name: 'CGCS2000 / 3-degree Gauss-Kruger zone 41' },
  { number: 4549, name: 'CGCS2000 / 3-degree Gauss-Kruger CM 120E' },
  { number: 4550, name: 'CGCS2000 / 3-degree Gauss-Kruger CM 123E' },
  { number: 4510, name: 'CGCS2000 / Gauss-Kruger CM 123E' },
  { number: 2385, name: 'Xian 1980 / 3-degree Gauss-Kruger CM 120E' },
  { number: 2386, name: 'Xian 1980 / 3-degree Gauss-Kruger CM 123E' },
  { number: 2437, name: 'Beijing 1954 / 3-degree Gauss-Kruger CM 120E' },
  { number: 2438, name: 'Beijing 1954 / 3-degree Gauss-Kruger CM 123E' },
  { number: 32651, name: 'WGS 84 / UTM zone 51N' },
] as const;

/** The number of `EPSG:4326`, or of what a person types; null for anything else. */
export function epsgNumber(text: string): number | null {
  const [, digits] = /^\s*(?:epsg\s*:?\s*)?(\d{4,6})\s*$/i.exec(text) ?? [];
  return digits === undefined ? null : Number(digits);
}
