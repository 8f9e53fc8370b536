/** Under which name the device keeps a person's own key for Tianditu. */
export const TIANDITU_KEY = 'tianditu-key';
