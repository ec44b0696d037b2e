import type { Phrases } from './phrases.ts';

/** Why a start did not come about, and what to do: said in a dialog of the system, before there is a window. */
export const germanStartSentences: Phrases = {
  'The database is gone: the data folder holds what belongs to one, and no database.':
    'Die Datenbank ist weg: Im Datenordner liegt, was zu einer gehört, aber keine Datenbank.',
  'None was made anew.': 'Es wurde keine neue angelegt.',
  'To begin without the old data, start with an empty data folder.':
    'Um ohne die alten Daten zu beginnen, mit einem leeren Datenordner starten.',
  'The database file is damaged or is not a database of the connector.':
    'Die Datenbankdatei ist beschädigt oder keine Datenbank von ml-connector.',
  'It was set aside as {file}, and none was made anew.':
    'Sie wurde als {file} beiseitegelegt, und es wurde keine neue angelegt.',
  'It was left as it is.': 'Sie blieb, wie sie ist.',
  'Restore the newest backup, made {at}: start once with --restore "{file}".':
    'Die neueste Sicherung vom {at} wiederherstellen: einmal mit --restore "{file}" starten.',
  'Restore a backup: start once with --restore and the folder of one.':
    'Eine Sicherung wiederherstellen: einmal mit --restore und dem Ordner der Sicherung starten.',
  'Check the disk before starting again.': 'Vor dem nächsten Start den Datenträger prüfen.',
  'Stop the connector, keep a copy of the data folder, and restore the newest backup.':
    'ml-connector beenden, eine Kopie des Datenordners aufheben und die neueste Sicherung wiederherstellen.',
  'The database was written by a newer version of the connector (schema {no}, this program knows {count}).':
    'Die Datenbank wurde von einer neueren Version von ml-connector geschrieben (Schema {no}, dieses Programm kennt {count}).',
  'Install the newer version again, or restore a backup that was made with this one.':
    'Die neuere Version wieder installieren oder eine Sicherung wiederherstellen, die mit dieser gemacht wurde.',
  'The connector could not write to its database: {rest}.':
    'ml-connector konnte nicht in seine Datenbank schreiben: {rest}.',
  'the disk is full': 'Der Datenträger ist voll',
  'the disk reported an error': 'Der Datenträger meldet einen Fehler',
  'the database may not be written': 'Die Datenbank darf nicht geschrieben werden',
  'another program holds the database': 'Ein anderes Programm hält die Datenbank',
  'the database file cannot be opened': 'Die Datenbankdatei lässt sich nicht öffnen',
  'Free space on the disk that holds the data folder; work goes on by itself.':
    'Auf dem Datenträger mit dem Datenordner Platz schaffen; es geht dann von selbst weiter.',
  'Check the disk that holds the data folder and its free space; work goes on by itself once it answers.':
    'Den Datenträger mit dem Datenordner und seinen freien Platz prüfen; es geht von selbst weiter, sobald er antwortet.',
  'Give the account the connector runs under the right to write to the data folder.':
    'Dem Konto, unter dem ml-connector läuft, das Recht geben, in den Datenordner zu schreiben.',
  'Close what has the database open, such as a backup program.':
    'Schließen, was die Datenbank geöffnet hat, etwa ein Sicherungsprogramm.',
  'Check that the data folder exists and that the account the connector runs under may read and write it.':
    'Prüfen, ob es den Datenordner gibt und ob das Konto, unter dem ml-connector läuft, ihn lesen und schreiben darf.',
  'The data folder lies {rest}. Nothing was started.': 'Der Datenordner liegt {rest}. Es wurde nichts gestartet.',
  'on a network drive, where a database can be damaged when the connection breaks':
    'auf einem Netzlaufwerk, wo eine Datenbank bei einer unterbrochenen Verbindung Schaden nehmen kann',
  'in a folder that {name} copies while it is written to, which damages a database':
    'in einem Ordner, den {name} während des Schreibens kopiert, was eine Datenbank beschädigt',
  'Move the data folder to a disk of this computer and start from there.':
    'Den Datenordner auf einen Datenträger dieses Rechners verschieben und von dort starten.',
  'Backups may go to a network drive: name it under Settings, Storage & backup.':
    'Sicherungen dürfen auf ein Netzlaufwerk gehen: unter Einstellungen, Speicher & Sicherung angeben.',
  'Another ml-connector already works on the data folder {file}.':
    'Ein anderer ml-connector arbeitet schon mit dem Datenordner {file}.',
  'Another ml-connector (process {no}) already works on the data folder {file}.':
    'Ein anderer ml-connector (Prozess {no}) arbeitet schon mit dem Datenordner {file}.',
  'Stop that one first, or start with another --data folder.':
    'Zuerst jenen beenden, oder mit einem anderen Ordner unter --data starten.',
  'The settings in {file} are gone: there is no settings.json, but what is left of earlier ones.':
    'Die Einstellungen in {file} sind weg: Es gibt keine settings.json, aber Reste von früheren.',
  'The settings could not be read and were set aside as {file}.':
    'Die Einstellungen waren nicht lesbar und wurden als {file} beiseitegelegt.',
  'Rename settings.backup.json to settings.json to go on with the last good settings.':
    'settings.backup.json in settings.json umbenennen, um mit den letzten guten Einstellungen weiterzumachen.',
  'To begin without any, remove the files named settings.backup and settings.damaged.':
    'Um ohne zu beginnen, die Dateien mit den Namen settings.backup und settings.damaged entfernen.',
  'The settings were written by a later version of ml-connector.':
    'Die Einstellungen wurden von einer späteren Version von ml-connector geschrieben.',
  'Start that version, or a later one.': 'Diese Version oder eine spätere starten.',
  'The receiver cannot listen on port {port}: {what}.': 'Der Empfänger kann an Port {port} nicht lauschen: {what}.',
  'Choose another port with --receiver-port, or 0 for any free one.':
    'Mit --receiver-port einen anderen Port wählen, oder 0 für irgendeinen freien.',
  'This computer offers no safe place for the keys of the vault.':
    'Dieser Rechner bietet keinen sicheren Ort für die Schlüssel des Tresors.',
  'Sign in to the desktop of a user, or run it headless with a passphrase or a key file.':
    'Am Desktop eines Benutzers anmelden, oder ohne Fenster mit einer Passphrase oder Schlüsseldatei betreiben.',
  'A sealed value cannot be opened: {rest}.': 'Etwas Versiegeltes lässt sich nicht öffnen: {rest}.',
  'it was changed, or sealed by another key': 'Es wurde verändert oder mit einem anderen Schlüssel versiegelt',
  'its form is not known': 'Seine Form ist nicht bekannt',
  'there are no keys': 'Es gibt keine Schlüssel',
  'Restore the newest backup of the data folder; where it is a sign-in, enter it again.':
    'Die neueste Sicherung des Datenordners wiederherstellen; wo es eine Anmeldung ist, sie erneut eingeben.',
  'The keys of this data folder can be opened here, so that nothing has to be given up.':
    'Die Schlüssel dieses Datenordners lassen sich hier öffnen; nichts muss aufgegeben werden.',
  'Nothing was changed.': 'Es wurde nichts geändert.',
  'Start it without asking for new keys.': 'Ohne den Wunsch nach neuen Schlüsseln starten.',
};
