/** The redirect part; contracts/redirectPart.ts describes what is in it, and the engine's import holds it to that. */
export { forgetJournal } from './keepJournalEntry.ts'
export { onFlowOpened } from './onFlowOpened.ts'
export { resumeRedirect } from './resumeRedirect.ts'
