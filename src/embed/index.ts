/** embed.js: defines the element; what it exports is for pages that build their own frame. */
import { DalianAtlas } from './element';

export { Client, connect, EmbedError } from './client';
export { DalianAtlas };

if (!customElements.get('dalian-atlas')) customElements.define('dalian-atlas', DalianAtlas);
