import Diptych

DiptychTool.main()
