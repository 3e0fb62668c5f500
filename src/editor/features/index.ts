export { checkNow } from './check-now.ts';
export { contextKeys } from './context-keys.ts';
export { gateView } from './gate-view.ts';
export { phasesView } from './phases-view.ts';
export { showLog } from './show-log.ts';
export { statusBar } from './status-bar.ts';
export { stopReading } from './stop-reading.ts';
