import type { CauseTexts } from './causes.ts';

/** What the engine says of the audit log. */
export const germanAuditCauses: CauseTexts = {
  'entry-gone': {
    message: () => 'Diesen Eintrag gibt es im Protokoll nicht.',
    whatToDo: () => 'Die ältesten Einträge gehen nach einer Zeit; in der Liste nachsehen.',
  },
  'export-gone': { message: () => 'Dieser Export ist nicht mehr da.', whatToDo: () => 'Erneut exportieren.' },
  'export-no-room': {
    message: () => 'Auf der Festplatte ist zu wenig Platz für einen Export: was übrig ist, ist für Bestellungen.',
    whatToDo: () => 'Auf der Festplatte mit dem Datenordner Platz schaffen, dann erneut exportieren.',
  },
  'export-cut': {
    message: () => 'Während des Exports haben die ältesten Einträge das Protokoll verlassen.',
    whatToDo: () => 'Erneut exportieren.',
  },
  'reader-cancelled': {
    message: () => 'Vor dem Ende angehalten.',
    whatToDo: () => 'Neu beginnen, wenn Zeit dafür ist.',
  },
  'reader-ended': {
    message: () => 'Was die ganze Datenbank durchliest, endete von selbst, bevor es fertig war.',
    whatToDo: () => 'Neu beginnen. Endet es wieder, ml-connector neu starten.',
  },
};
