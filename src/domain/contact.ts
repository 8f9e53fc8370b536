/** A contact as people read it: `mailto:me@example.org` is me@example.org. */
export const contactText = (contact: string): string =>
  contact.replace(/^(mailto:|https?:\/\/)/, '');
