import { createContext } from 'svelte';
import type { Atlas } from './atlas.svelte';

/** The atlas of the page; reading it outside of the app throws. */
export const [getAtlas, setAtlas] = createContext<Atlas>();
