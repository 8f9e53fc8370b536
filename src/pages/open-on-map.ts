/**
 * The one script of the pages of text. Shared addresses lead to a page that reads, previews and prints
 * well, with the state of the map behind the `#`: who has JavaScript goes straight on to the map.
 * Plain anchors of a page have no `=`. The text is hashed into the policies: it must not vary.
 */
export const OPEN_ON_MAP =
  "const{hash,search}=location,{lang,dataset}=document.documentElement;if(hash.includes('='))location.replace(dataset.root+(search||'?lang='+lang)+hash)";
