<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|AttributeTable" labelsEnabled="1">
<renderer-v2 type="categorizedSymbol" attr="plant_id" symbollevels="0" enableorderby="0" forceraster="0"><categories>
<category value="A" type="string" label="A" symbol="0" render="true"/>
<category value="B" type="string" label="B" symbol="1" render="true"/>
<category value="" type="string" label="Other or no plant" symbol="2" render="true"/>
</categories><symbols>
<symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="color" value="86,180,233,166"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="51,51,51,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/></Option></layer></symbol>
<symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="color" value="230,159,0,166"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="51,51,51,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/></Option></layer></symbol>
<symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="color" value="255,255,255,166"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="51,51,51,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.25"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/></Option></layer></symbol>
</symbols></renderer-v2>
<labeling type="simple"><settings calloutType="simple"><text-style fieldName="unit_name" isExpression="0" fontFamily="Noto Sans CJK SC" fontSize="7.5" fontSizeUnit="Point" fontWeight="50" textColor="34,34,34,255" textOpacity="1" multilineHeight="1"><families><family name="Noto Sans CJK SC"/><family name="Microsoft YaHei"/><family name="PingFang SC"/></families><text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9" bufferNoFill="1" bufferJoinStyle="128"/></text-style><text-format multilineAlign="0"/><placement placement="4" centroidInside="1" priority="8"/><rendering drawLabels="1" obstacle="0" displayAll="0" fontLimitPixelSize="0"/></settings></labeling>
<aliases>
<alias field="unit_id" index="0" name="Unit ID"/>
<alias field="unit_name" index="1" name="Unit"/>
<alias field="level" index="2" name="Level"/>
<alias field="plant_id" index="3" name="Plant ID"/>
<alias field="plant_name" index="4" name="Plant"/>
<alias field="distance_m" index="5" name="Distance (m)"/>
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0"><columns>
<column type="field" name="unit_id" hidden="0" width="-1"/>
<column type="field" name="unit_name" hidden="0" width="-1"/>
<column type="field" name="level" hidden="0" width="-1"/>
<column type="field" name="plant_id" hidden="0" width="-1"/>
<column type="field" name="plant_name" hidden="0" width="-1"/>
<column type="field" name="distance_m" hidden="0" width="-1"/>
<column type="actions" hidden="1" width="-1"/>
</columns></attributetableconfig>
</qgis>
<!-- gridwarden style sha256:656e3f316f696583fffd6c8c842026aa292a20e91f06cb26a025d1e8a02f7ede -->
