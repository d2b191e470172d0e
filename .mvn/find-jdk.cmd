@echo off
rem Leaves a JDK 25 in JAVA_HOME, or says in one sentence what to install.
if defined JAVA_HOME if exist "%JAVA_HOME%\release" (
  findstr /b /c:"JAVA_VERSION=\"25" "%JAVA_HOME%\release" >nul 2>nul && exit /b 0
)
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%USERPROFILE%\.jdks\*25*") do (
  if exist "%%~D\bin\javac.exe" (
    set "JAVA_HOME=%%~D"
    exit /b 0
  )
)
echo Schemawright needs a JDK 25: install one (for example Temurin 25 from https://adoptium.net) or set JAVA_HOME to it. 1>&2
exit /b 1
