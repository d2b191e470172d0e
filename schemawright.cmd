@echo off
rem Sets everything up and opens the program: schemawright [FILE^|URL], schemawright tour DIR [FILE^|URL], schemawright db ...
setlocal
set "ROOT=%~dp0"
call "%ROOT%.mvn\find-jdk.cmd" || exit /b 1
set "CP_FILE=%ROOT%desktop-app\target\classpath.txt"
if not exist "%CP_FILE%" (
  echo Setting up Schemawright ^(the first time takes a few minutes^) ... 1>&2
  pushd "%ROOT%"
  call mvnw.cmd -B -ntp -q -Plaunch -DskipTests package
  if errorlevel 1 (
    popd
    echo Schemawright could not be built. Check the network connection to Maven Central. 1>&2
    exit /b 1
  )
  popd
)
set /p DEPENDENCIES=<"%CP_FILE%"
"%JAVA_HOME%\bin\java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -cp "%ROOT%desktop-app\target\classes;%DEPENDENCIES%" org.schemawright.desktop.Launcher %*
exit /b %ERRORLEVEL%
