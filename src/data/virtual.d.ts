declare module 'virtual:atlas-core' {
  export const core: import('../domain/atlas').Core;
  export const land: import('../domain/sketch-land').EncodedLand;
}

declare module 'virtual:atlas-files' {
  /** Addresses by language, by layer and by layer. */
  export const texts: Readonly<Record<string, string>>;
  export const features: Readonly<Record<string, string>>;
  export const layers: Readonly<Record<string, string>>;
}
