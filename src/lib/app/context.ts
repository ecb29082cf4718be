import { createContext } from 'svelte';
import type { App } from './app.svelte.ts';

export { newId } from '#lib/documents/new-id.ts';
export type { Account, MergePreview } from '#lib/protocol/http.ts';
export type { App } from './app.svelte.ts';
export type { LiveArea } from './live-area.svelte.ts';
export type { LiveMandate } from './live-mandate.svelte.ts';
export type { LivePlan } from './live-plan.svelte.ts';
export type { RecentPlace } from './personal.svelte.ts';

export const [useApp, provideApp] = createContext<App>();
