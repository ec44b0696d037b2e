import type { Texts } from './en.ts';

export const support: Texts['settings']['support'] = {
  heading: 'Angaben für den Support',
  meaning:
    'Sammelt, was jemand wissen muss, der von außen hilft: Version, Einstellungen, Verbindungen, was wartet, und die letzten Zeilen der Logdatei. Lesen Sie es, bevor Sie es weitergeben.',
  leftOut:
    'Kennwörter und Schlüssel, alles über Käufer, Namen von Personen und Ordner fehlen darin. Von Adressen steht nur der Rechner da.',
  gather: 'Sammeln',
  gatherAgain: 'Erneut sammeln',
  gathering: 'Wird gesammelt…',
  text: 'Was gesammelt wurde',
  save: 'Als Datei speichern',
  copy: 'Gesammeltes kopieren',
  entered: 'Dass gesammelt wurde, steht im Protokoll.',
};

export const languageChoice: Texts['settings']['languageChoice'] = {
  heading: 'Sprache',
  meaning:
    'Dieses Fensters, auf diesem Computer. Was die Anwendung neben der Uhr sagt, folgt der Sprache des Computers.',
  system: 'Wie der Computer',
};
