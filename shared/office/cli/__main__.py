from shared.office.cli import main

main()
