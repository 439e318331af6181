import RegistrarCLI

await RegistrarCommand.start()
