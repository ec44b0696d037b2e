import type { Phrases } from './phrases.ts';

/** What a walk over the chain finds, and why whole-table work ended before it was through. */
export const germanAuditFindings: Phrases = {
  'Entry {seq} is still there although entries up to {last} were removed.':
    'Eintrag {seq} ist noch da, obwohl die Einträge bis {last} entfernt wurden.',
  'Entry {seq} is missing between entries that are there.': 'Eintrag {seq} fehlt zwischen Einträgen, die da sind.',
  'Entries {seq} to {last} are missing between entries that are there.':
    'Die Einträge {seq} bis {last} fehlen zwischen Einträgen, die da sind.',
  'Entry {seq} was moved: it stands at number {last}.': 'Eintrag {seq} wurde verschoben: Er steht bei Nummer {last}.',
  'Entry {seq} does not follow from the one before it: it, or the one before, was changed.':
    'Eintrag {seq} folgt nicht aus dem davor: Er oder der davor wurde geändert.',
  'The signature of the head at entry {seq} is not ours.': 'Die Unterschrift bei Eintrag {seq} ist nicht unsere.',
  'The entries up to {seq} are not the ones that were signed on {at}: they were written anew.':
    'Die Einträge bis {seq} sind nicht die, die am {at} unterschrieben wurden: Sie wurden neu geschrieben.',
  'A body of entry {seq} cannot be opened: it was changed.':
    'Ein Inhalt von Eintrag {seq} lässt sich nicht öffnen: Er wurde geändert.',
  'The bodies of entry {seq} are not the ones it was written with.':
    'Die Inhalte von Eintrag {seq} sind nicht die, mit denen er geschrieben wurde.',
  'Entries {seq} to {last} were signed on {at} and have been cut off.':
    'Die Einträge {seq} bis {last} wurden am {at} unterschrieben und sind abgeschnitten.',
  'Entries {seq} to {last} have been cut off.': 'Die Einträge {seq} bis {last} sind abgeschnitten.',
  'Entries after {seq} were added beside the log.': 'Nach Eintrag {seq} wurden Einträge am Protokoll vorbei angefügt.',
  'The head does not name the hash of entry {seq}.': 'Der Kopf nennt nicht den Hash von Eintrag {seq}.',
  'The head of the log is gone: nothing tells where it ends.':
    'Der Kopf des Protokolls fehlt: Nichts sagt, wo es endet.',
  'Contents are gone from entry {seq} on: {missing} in number, of which erasing people explains {erased}.':
    'Ab Eintrag {seq} fehlen Inhalte: {missing} an der Zahl, von denen das Löschen von Personen {erased} erklärt.',
  'It was stopped before it was through.': 'Vor dem Ende angehalten.',
  'Start it again when there is time for it.': 'Neu beginnen, wenn Zeit dafür ist.',
  'What reads through the whole database ended by itself before it was through.':
    'Was die ganze Datenbank durchliest, endete von selbst, bevor es fertig war.',
  'Start it again. If it ends again, restart ml-connector.': 'Neu beginnen. Endet es wieder, ml-connector neu starten.',
  'The oldest entries left the audit log while it was exported.':
    'Während des Exports haben die ältesten Einträge das Protokoll verlassen.',
  'Export again.': 'Erneut exportieren.',
};
