/** Which hosts a page may ask: its own, and those that the operator names in `connect` of atlas.json. */

/** As the setting says it: `https:`, or origins such as `https://maps.example.cn:8443`. */
export type ConnectSetting = readonly string[];

/** Why an address is not asked; `null` is that it may be. */
export type AskRefusal =
  /** No address of the web: javascript:, data:, or no address at all. */
  | 'not-web'
  /** The page came by https, and browsers then ask nobody by http. */
  | 'insecure'
  /** The operator has not named the host. */
  | 'not-allowed'
  | null;

/** Every host over https, in the words of the setting and of a content security policy. */
export const ANY_HTTPS = 'https:';

/**
 * Why an address may not be asked.
 * @param address absolute, or relative to the page
 * @param page the page's own address
 */
export function askRefusal(
  address: string,
  page: string,
  connect: ConnectSetting = [],
): AskRefusal {
  if (!URL.canParse(address, page)) return 'not-web';
  const { protocol, origin, hostname, username, password } = new URL(address, page);
  if (protocol !== 'https:' && protocol !== 'http:') return 'not-web';
  // Browsers refuse to fetch an address with a name and a password in it.
  if (username !== '' || password !== '') return 'not-web';
  const own = new URL(page);
  if (origin === own.origin) return null;
  // W3C Mixed Content: http is asked from https only where it is this very machine.
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  if (own.protocol === 'https:' && protocol === 'http:' && !isLocal) return 'insecure';
  if (connect.includes(ANY_HTTPS) && protocol === 'https:') return null;
  return connect.some((one) => one !== ANY_HTTPS && new URL(one).origin === origin)
    ? null
    : 'not-allowed';
}

/** Whether the page may ask an address; the same holds in its content security policy. */
export const mayAsk = (address: string, page: string, connect: ConnectSetting = []): boolean =>
  askRefusal(address, page, connect) === null;
