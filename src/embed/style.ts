/** Colours of the button are the system's own: it stands on somebody else's page. */
export const STYLE = `
:host{display:block;contain:content}
:host([hidden]){display:none}
div{position:relative;overflow:hidden}
img,iframe{display:block;width:100%;height:100%;border:0;object-fit:cover}
button{position:absolute;inset:auto auto 1rem 50%;translate:-50%;min-height:2.75rem;max-width:90%;padding:0 1.25rem;border:1px solid;border-radius:2rem;font:600 1rem/1.2 system-ui,sans-serif;color:ButtonText;background:ButtonFace;cursor:pointer}
:focus-visible{outline:3px solid Highlight;outline-offset:2px}
`;
