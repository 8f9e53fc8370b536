export const LABEL_CHOICES = ['both', 'local', 'mine'] as const;
/** Map names in both languages, in the local one first, or only in the person's. */
export type LabelChoice = (typeof LABEL_CHOICES)[number];
