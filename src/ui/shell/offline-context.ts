import { createContext } from 'svelte';
import type { Offline } from './offline.svelte';

/** What the device keeps of the atlas; reading it outside of the app throws. */
export const [getOffline, setOffline] = createContext<Offline>();
