import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';

/** The one way from the page to the engine; the shell checks who sends and the engine what. */
contextBridge.exposeInMainWorld('connector', {
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('connector:call', name, input),
  subscribe(listener: (event: unknown) => void): () => void {
    const onEvent = (_event: IpcRendererEvent, event: unknown) => listener(event);
    ipcRenderer.on('connector:event', onEvent);
    return () => void ipcRenderer.off('connector:event', onEvent);
  },
});
