import { createContext } from 'svelte';
import type { App } from './app.svelte.ts';

export { newId } from '#lib/documents/new-id.ts';
export type { Account, MergePreview } from '#lib/protocol/http.ts';
export type { AccessFacts, PasskeyFacts, SecondFactorSecret, SessionFacts } from './access.ts';
export type { BackupOverview, OfferedKey } from '#lib/protocol/backups.ts';
export type { Comparison, HistoryPage, HistoryRow } from '#lib/protocol/history.ts';
export type { PdfStandard } from '#lib/protocol/pdf.ts';
export type { App } from './app.svelte.ts';
export type { LiveArea } from './live-area.svelte.ts';
export type { LiveMandate } from './live-mandate.svelte.ts';
export type { LivePlan } from './live-plan.svelte.ts';
export type { RecentPlace } from './personal.svelte.ts';

export const [useApp, provideApp] = createContext<App>();
