/** What a host page can find out about itself and about the atlas. */
export interface HostFacts {
  /** Content-Security-Policies, of meta elements and of the header. */
  readonly policies: readonly string[];
  /** False when the atlas' server does not answer at all. */
  readonly reachable: boolean;
}

/** Never throws: what the page forbids to ask is left out. */
export async function readHostFacts(page: Document, base: string): Promise<HostFacts> {
  const metas = page.querySelectorAll<HTMLMetaElement>(
    'meta[http-equiv="Content-Security-Policy" i]',
  );
  const header = await fetch(page.location.href, { method: 'HEAD' }).then(
    ({ headers }) => headers.get('content-security-policy'),
    () => null,
  );
  const reachable = await fetch(base, { mode: 'no-cors' }).then(
    () => true,
    () => false,
  );
  const policies = [...metas].map(({ content }) => content);
  // A server that sends several has them joined by commas.
  return { policies: [...policies, ...(header?.split(',') ?? [])], reachable };
}
